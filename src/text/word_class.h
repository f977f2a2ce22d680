#pragma once

#include <cstdint>

namespace calque::text {

/// What a code point is to the word boundary rules of UAX #29, section 4.1, as ICU's root locale
/// applies them (there U+003A, U+FE55 and U+FF1A do not join letters), with two classes of our own:
/// `ideograph` for scripts written without spaces, `space` for white space outside WSegSpace.
enum class WordClass : std::uint8_t {
  other,
  line_end,  ///< CR, LF, Newline
  space,
  segment_space,  ///< WSegSpace
  extend,         ///< Extend, Format
  joiner,         ///< ZWJ
  letter,         ///< ALetter
  hebrew_letter,
  hangul,  ///< Hangul syllables: joined with each other only, as in ICU.
  numeric,
  mid_letter,
  mid_number,
  mid_both,  ///< MidNumLet
  single_quote,
  double_quote,
  extend_number_letter,  ///< The underscore and its like.
  regional_indicator,
  pictograph,  ///< Extended_Pictographic
  ideograph,   ///< Han, Kana, Thai, Lao, Khmer, Myanmar: a word of its own.
};

/// The class of any code point; one table access below U+3000.
WordClass word_class(char32_t code_point);

}  // namespace calque::text
