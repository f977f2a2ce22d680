#include "text/character_count.h"

#include <unicode/uchar.h>

#include <string>

#include "text/unicode.h"
#include "text/utf8.h"

namespace calque::text {
namespace {

bool is_no_break_space(char32_t c) {
  // No-break space, figure space, narrow no-break space (docs/analysis.md).
  return c == 0x00A0 || c == 0x2007 || c == 0x202F;
}

bool is_white_space(char32_t c, std::uint32_t category) {
  // TAB, LF, VT, FF and CR are control characters by their category.
  return (c >= 0x09 && c <= 0x0D) || ((category & U_GC_Z_MASK) != 0 && !is_no_break_space(c));
}

}  // namespace

/// Composed first: the same text counts the same, however its accents are stored.
CharacterCounts count_characters(std::string_view text) {
  const std::string composed = to_nfc(text);
  CharacterCounts counts;
  for (std::size_t i = 0; i < composed.size();) {
    const Decoded decoded = decode_at(composed, i);
    i += decoded.length;
    const char32_t c = decoded.code_point;
    const std::uint32_t category = U_GET_GC_MASK(static_cast<UChar32>(c));
    if (is_white_space(c, category)) {
      ++counts.white_space;
    } else if ((category & U_GC_P_MASK) != 0) {
      ++counts.punctuation;
    } else if ((category & (U_GC_CC_MASK | U_GC_CF_MASK)) == 0) {
      ++counts.visible;
    }
  }
  return counts;
}

}  // namespace calque::text
