#pragma once

#include <string>
#include <string_view>

#include "align/lexicon.h"
#include "calque/language.h"
#include "calque/session.h"

namespace calque {

/// What the memory knows of the words of two languages: from its pairs and from the terms of its
/// glossary. Units whose origin is `own` are left out: what an earlier alignment of the same
/// article stored would confirm itself. Takes what was learnt before from the memory's file; when
/// it must learn, it stores the result there if it can.
align::Lexicon known_words(Session& session, const Language& source, const Language& target,
                           std::string_view own);

}  // namespace calque
