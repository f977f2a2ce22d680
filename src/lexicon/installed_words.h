#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "calque/language.h"
#include "lexicon/word_pairs.h"

/// Words from what is installed on this machine: the catalogues of programs and the dictionaries of
/// FreeDict. Their licences let everybody use them, but not ship them with a program under another
/// licence: so a lexicon is made where they are.
namespace calque {

/// Words from one kind of files.
struct FoundWords {
  std::string from;  ///< "87 catalogues of programs", "freedict-eng-tur".
  WordPairs texts;   ///< Short messages: what single words mean in them is to be learnt.
  WordPairs terms;   ///< Words that a dictionary vouches for.
};

/// @param folders where data of programs lies, as /usr/share: catalogues in
/// locale/LANGUAGE/LC_MESSAGES, dictionaries in dictd.
/// @param tick called for each file; may throw to end the work.
std::vector<FoundWords> installed_words(const std::vector<std::filesystem::path>& folders,
                                        const Language& source, const Language& target,
                                        const std::function<void()>& tick = {});

}  // namespace calque
