#pragma once

#include <string>
#include <string_view>

#include "align/lexicon.h"
#include "memory/memory.h"
#include "model/language.h"

namespace calque::cli {

/// The two languages of an article and its translation.
struct LanguagePair {
  const Language& source;
  const Language& target;
};

/// What the memory knows of the words of two languages: from its pairs and from the terms of its
/// glossary. Units whose origin is `own` are left out: what an earlier alignment of the same
/// article stored would confirm itself.
align::Lexicon known_words(Memory& memory, const LanguagePair& languages, std::string_view own);

}  // namespace calque::cli
