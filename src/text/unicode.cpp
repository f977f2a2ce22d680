#include "text/unicode.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>
#include <unicode/uvernum.h>

#include <cstdint>

#include "error.h"
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

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode_at(text, i);
    width += width_of(decoded.code_point);
    i += decoded.length;
  }
  return width;
}

bool has_right_to_left(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode_at(text, i);
    const auto direction = u_charDirection(static_cast<UChar32>(decoded.code_point));
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) return true;
    i += decoded.length;
  }
  return false;
}

std::string make_printable(std::string_view text) {
  constexpr char32_t kControlPictures = 0x2400;
  constexpr char32_t kDeletePicture = 0x2421;
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode_at(text, i);
    i += decoded.length;
    if (decoded.code_point < 0x20) {
      append_utf8(out, kControlPictures + decoded.code_point);
    } else if (decoded.code_point == 0x7F) {
      append_utf8(out, kDeletePicture);
    } else if (decoded.code_point < 0xA0 && decoded.code_point > 0x7F) {
      append_utf8(out, kReplacementCharacter);  // C1 controls: 0x9B starts an escape sequence
    } else {
      append_utf8(out, decoded.code_point);
    }
  }
  return out;
}

bool is_right_to_left(const std::string& language_tag) {
  return uloc_isRightToLeft(language_tag.c_str()) != 0;
}

std::string unicode_version() {
  return std::string(U_UNICODE_VERSION) + " (ICU " + U_ICU_VERSION + ")";
}

}  // namespace calque::text
