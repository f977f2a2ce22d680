#pragma once

#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace calque::text {

/// Whether Hangul next to letters and digits makes one word with them: by UAX #29 it does
/// ("2016년에" is one word); ICU, and matching with it, ends a word where Hangul begins or ends.
enum class HangulRule { by_icu, by_uax29 };

/// The tokens of `tokenize` for those who count words: but for the rule of Hangul, and that angle
/// brackets without markup by text/markup.h are punctuation around text.
std::vector<Token> tokenize_to_count(std::string_view text, HangulRule hangul);

}  // namespace calque::text
