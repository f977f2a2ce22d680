#include "text/unicode.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/uvernum.h>

#include <cstdint>

#include "calque/error.h"
#include "text/utf8.h"

namespace calque::text {
namespace {

void check(UErrorCode status, std::string_view doing) {
  if (U_FAILURE(status)) {
    throw Error("ICU could not " + std::string(doing) + ": " + u_errorName(status));
  }
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

/// UAX #11: wide and full-width characters take two columns. Ambiguous ones take one, as terminals
/// outside of East Asia show them.
std::size_t width_of(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

CaseRules case_rules_of(std::string_view primary_language) {
  return primary_language == "tr" || primary_language == "az" ? CaseRules::turkic
                                                              : CaseRules::standard;
}

std::string fold_case(std::string_view text, CaseRules rules) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  // Turkic rules fold I to ı and İ to i (CaseFolding.txt, status T).
  const std::uint32_t options =
      rules == CaseRules::turkic ? U_FOLD_CASE_EXCLUDE_SPECIAL_I : U_FOLD_CASE_DEFAULT;
  icu::CaseMap::utf8Fold(options, piece(text), sink, nullptr, status);
  check(status, "fold case");
  return out;
}

std::string to_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  check(status, "load its normalization data");
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  nfc->normalizeUTF8(0, piece(text), sink, nullptr, status);
  check(status, "normalize text");
  return out;
}

/// Of code points: emoji that ZWJ joins are counted one by one, as most terminals show them.
std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode_at(text, i);
    width += width_of(decoded.code_point);
    i += decoded.length;
  }
  return width;
}

Direction direction_of(char32_t character) {
  switch (u_charDirection(static_cast<UChar32>(character))) {
    case U_LEFT_TO_RIGHT:
      return Direction::left_to_right;
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
      return Direction::right_to_left;
    case U_DIR_NON_SPACING_MARK:
      return Direction::mark;
    default:
      return Direction::neutral;
  }
}

bool has_right_to_left(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode_at(text, i);
    if (direction_of(decoded.code_point) == Direction::right_to_left) return true;
    i += decoded.length;
  }
  return false;
}

bool is_right_to_left(const std::string& language_tag) {
  return uloc_isRightToLeft(language_tag.c_str()) != 0;
}

std::string unicode_version() {
  return std::string(U_UNICODE_VERSION) + " (ICU " + U_ICU_VERSION + ")";
}

}  // namespace calque::text
