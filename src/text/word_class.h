#pragma once

#include <array>
#include <cstddef>
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

/// The class of an ASCII character.
constexpr WordClass ascii_word_class(char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return WordClass::letter;
  if (c >= '0' && c <= '9') return WordClass::numeric;
  switch (c) {
    case '\n':
    case '\v':
    case '\f':
    case '\r':
      return WordClass::line_end;
    case ' ':
      return WordClass::segment_space;
    case '\t':
      return WordClass::space;
    case '"':
      return WordClass::double_quote;
    case '\'':
      return WordClass::single_quote;
    case ',':
    case ';':
      return WordClass::mid_number;
    case '.':
      return WordClass::mid_both;
    case '_':
      return WordClass::extend_number_letter;
    default:
      return WordClass::other;
  }
}

/// The same as a table: nine characters of ten are ASCII in Latin scripts, and a call for each took
/// 4 % of an import.
inline constexpr auto kAsciiWordClasses = [] {
  std::array<WordClass, 128> classes{};
  for (std::size_t c = 0; c < classes.size(); ++c)
    classes[c] = ascii_word_class(static_cast<char>(c));
  return classes;
}();

}  // namespace calque::text
