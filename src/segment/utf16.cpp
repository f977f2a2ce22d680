#include "segment/utf16.h"

#include "text/utf8.h"

namespace calque::segment {

std::u16string to_utf16(std::string_view text) {
  std::u16string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const text::Decoded decoded = text::decode_at(text, i);
    i += decoded.length;
    // Surrogate pairs for the rest (Unicode, 3.9, UTF-16).
    if (decoded.code_point < 0x10000) {
      out.push_back(static_cast<char16_t>(decoded.code_point));
    } else {
      const char32_t c = decoded.code_point - 0x10000;
      out.push_back(static_cast<char16_t>(0xD800 + (c >> 10U)));
      out.push_back(static_cast<char16_t>(0xDC00 + (c & 0x3FFU)));
    }
  }
  return out;
}

std::size_t Utf8Position::at(std::size_t utf16) {
  while (utf16_ < utf16 && utf8_ < text_.size()) {
    const text::Decoded decoded = text::decode_at(text_, utf8_);
    utf8_ += decoded.length;
    utf16_ += decoded.code_point >= 0x10000 ? 2U : 1U;
  }
  return utf8_;
}

}  // namespace calque::segment
