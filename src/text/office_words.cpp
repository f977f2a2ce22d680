#include "text/office_words.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/utf8.h"
#include "text/word_class.h"

namespace calque::text {
namespace {

/// Whether a character is a word by itself. The blocks are those of East Asian symbols and
/// punctuation (U+2E80 to U+33FF), compatibility forms, and half-width and full-width forms.
bool stands_alone(char32_t c) {
  if (word_class(c) == WordClass::ideograph) return true;
  const bool east_asian =
      (c >= 0x2E80 && c <= 0x33FF) || (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF01 && c <= 0xFFEF);
  if (!east_asian) return false;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status) != USCRIPT_HANGUL;
}

}  // namespace

std::int64_t count_office_words(std::string_view text) {
  std::int64_t words = 0;
  bool inside = false;  // of a word that the next character may go on
  bool alone = false;   // after a character that is a word, whose marks belong to it
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode_at(text, i);
    i += decoded.length;
    const auto c = static_cast<UChar32>(decoded.code_point);
    if (u_isUWhiteSpace(c) != 0) {
      inside = alone = false;
    } else if (alone && (U_GET_GC_MASK(c) & (U_GC_M_MASK | U_GC_CF_MASK)) != 0) {
      continue;
    } else if (stands_alone(decoded.code_point)) {
      ++words;
      alone = true;
      inside = false;
    } else {
      if (!inside) ++words;
      inside = true;
      alone = false;
    }
  }
  return words;
}

}  // namespace calque::text
