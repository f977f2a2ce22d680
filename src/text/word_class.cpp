#include "text/word_class.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>

namespace calque::text {
namespace {

/// Up to here are nearly all alphabets; beyond are ideographs, Hangul and what is rare, and the
/// table would grow from 12 to 65 KB for the rest of the plane.
constexpr char32_t kTableEnd = 0x3000;

/// Line_Break SA (complex context) is Thai and its neighbours; Katakana has a rule of its own in
/// UAX #29 (WB13), which would make words of whole runs.
bool written_without_spaces(UChar32 c) {
  if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return true;
  if (u_getIntPropertyValue(c, UCHAR_WORD_BREAK) == U_WB_KATAKANA) return true;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  const bool cjk =
      script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
  return U_SUCCESS(status) && cjk && u_isalnum(c) != 0;
}

WordClass remaining_class(UChar32 c) {
  if (written_without_spaces(c)) return WordClass::ideograph;
  if (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) != 0) return WordClass::pictograph;
  return u_isUWhiteSpace(c) != 0 ? WordClass::space : WordClass::other;
}

WordClass class_from_properties(UChar32 c) {
  switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
    case U_WB_CR:
    case U_WB_LF:
    case U_WB_NEWLINE:
      return WordClass::line_end;
    case U_WB_EXTEND:
    case U_WB_FORMAT:
      return WordClass::extend;
    case U_WB_ZWJ:
      return WordClass::joiner;
    case U_WB_ALETTER:
      // The block of Hangul Syllables.
      if (c >= 0xAC00 && c <= 0xD7A3) return WordClass::hangul;
      return written_without_spaces(c) ? WordClass::ideograph : WordClass::letter;
    case U_WB_HEBREW_LETTER:
      return WordClass::hebrew_letter;
    case U_WB_NUMERIC:
      return WordClass::numeric;
    case U_WB_MIDLETTER:
      // Colons join letters in Swedish abbreviations only; ICU's root locale leaves them out.
      return c == 0x3A || c == 0xFE55 || c == 0xFF1A ? WordClass::other : WordClass::mid_letter;
    case U_WB_MIDNUM:
      return WordClass::mid_number;
    case U_WB_MIDNUMLET:
      return WordClass::mid_both;
    case U_WB_SINGLE_QUOTE:
      return WordClass::single_quote;
    case U_WB_DOUBLE_QUOTE:
      return WordClass::double_quote;
    case U_WB_EXTENDNUMLET:
      return WordClass::extend_number_letter;
    case U_WB_REGIONAL_INDICATOR:
      return WordClass::regional_indicator;
    case U_WB_WSEGSPACE:
      return WordClass::segment_space;
    default:
      return remaining_class(c);
  }
}

using Table = std::array<WordClass, kTableEnd>;

Table make_table() {
  Table table{};
  for (char32_t c = 0; c < kTableEnd; ++c)
    table[c] = class_from_properties(static_cast<UChar32>(c));
  return table;
}

}  // namespace

WordClass word_class(char32_t code_point) {
  static const Table table = make_table();
  return code_point < kTableEnd ? table[code_point]
                                : class_from_properties(static_cast<UChar32>(code_point));
}

}  // namespace calque::text
