#pragma once

#include <string_view>

#include "align/lexicon.h"
#include "calque/session.h"
#include "cli/command.h"
#include "lexicon/lexicon_folder.h"

namespace calque::cli {

/// `lexicons` in the data folder. @throws UsageError where no folder is known.
LexiconFolder lexicon_folder();

/// What helps to align: the words of the memory (where `session` is one; units from the file `own`
/// left out) and those of the lexicon that the user has built for these languages.
align::Lexicon words_at_hand(Session* session, const Language& source, const Language& target,
                             std::string_view own);

/// Only those of the lexicon; none where there is none.
align::Lexicon built_words(const Language& source, const Language& target);

}  // namespace calque::cli
