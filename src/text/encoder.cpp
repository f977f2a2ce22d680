#include "text/encoder.h"

#include <unicode/ucnv.h>

#include <array>
#include <cstdint>
#include <memory>

#include "calque/error.h"
#include "text/utf8.h"

namespace calque::text {
namespace {

struct ConverterClose {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterClose>;

/// ICU's default writes a substitute for what the encoding lacks: text would be lost without a
/// word.
Converter open_converter(const std::string& encoding, Unencodable unencodable) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(encoding.c_str(), &status));
  if (U_SUCCESS(status) && unencodable == Unencodable::xml_reference) {
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_ESCAPE, UCNV_ESCAPE_XML_HEX,
                          nullptr, nullptr, &status);
  } else if (U_SUCCESS(status)) {
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                          &status);
  }
  if (U_FAILURE(status)) {
    throw InputError("the encoding " + encoding + " cannot be written: " + u_errorName(status));
  }
  return converter;
}

std::u16string to_utf16(std::string_view utf8) {
  std::u16string wide;
  wide.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const auto [code_point, length] = decode_at(utf8, at);
    at += length;
    if (code_point < 0x10000) {
      wide.push_back(static_cast<char16_t>(code_point));
    } else {
      // 0xD7C0 is 0xD800 - (0x10000 >> 10).
      wide.push_back(static_cast<char16_t>(0xD7C0U + (code_point >> 10U)));
      wide.push_back(static_cast<char16_t>(0xDC00U + (code_point & 0x3FFU)));
    }
  }
  return wide;
}

[[noreturn]] void refuse_character(UConverter& converter, const std::string& encoding) {
  // One character, as one unit or a pair.
  std::array<char16_t, 4> units{};
  std::int8_t length = 4;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_getInvalidUChars(&converter, units.data(), &length, &status);
  std::string character;
  char32_t code_point = units[0];
  if (length > 1) code_point = 0x10000 + ((code_point - 0xD800) << 10U) + (units[1] - 0xDC00U);
  append_utf8(character, code_point);
  throw InputError("the encoding " + encoding + " has no \"" + character +
                   "\"; convert the file to UTF-8 first");
}

}  // namespace

std::string encode(std::string_view utf8, const std::string& encoding, Unencodable unencodable) {
  if (encoding == "UTF-8") return std::string(utf8);
  const Converter converter = open_converter(encoding, unencodable);
  const std::u16string wide = to_utf16(utf8);
  const char16_t* at = wide.data();
  const char16_t* const end = at + wide.size();
  std::string out;
  // Taken over piece by piece, of any text.
  std::array<char, 16384> buffer{};
  for (;;) {
    char* target = buffer.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_fromUnicode(converter.get(), &target, buffer.data() + buffer.size(), &at, end, nullptr,
                     static_cast<UBool>(true), &status);
    out.append(buffer.data(), target);
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_FAILURE(status)) refuse_character(*converter, encoding);
    return out;
  }
}

}  // namespace calque::text
