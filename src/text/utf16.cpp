#include "text/utf16.h"

#include "text/utf8.h"

namespace calque::text {
namespace {

void append_unit(std::string& out, char32_t unit) {
  // Little endian: the lower byte first.
  out.push_back(static_cast<char>(unit & 0xFFU));
  out.push_back(static_cast<char>(unit >> 8U));
}

}  // namespace

std::string to_utf16le(std::string_view text) {
  std::string out;
  out.reserve(2 * text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode_at(text, i);
    i += decoded.length;
    // Unicode, 3.9: one unit, or a pair of surrogates.
    if (decoded.code_point < 0x10000) {
      append_unit(out, decoded.code_point);
    } else {
      const char32_t offset = decoded.code_point - 0x10000;
      append_unit(out, 0xD800 + (offset >> 10U));
      append_unit(out, 0xDC00 + (offset & 0x3FFU));
    }
  }
  return out;
}

}  // namespace calque::text
