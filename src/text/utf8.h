#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// UTF-8 without ICU: decoding, encoding and validation.
namespace calque::text {

inline constexpr char32_t kReplacementCharacter = U'\uFFFD';

/// A code point and the number of bytes that it takes (1 to 4).
struct Decoded {
  char32_t code_point = 0;
  std::size_t length = 1;
};

/// Decodes the code point at `offset`, which must be less than `text.size()`. A byte that starts no
/// valid sequence gives U+FFFD with length 1.
Decoded decode_at(std::string_view text, std::size_t offset);

/// The offset of the first byte that is not valid UTF-8 (overlong forms, surrogates and values
/// above U+10FFFF are not valid), or nothing when all is well.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Appends the UTF-8 form of `code_point`; U+FFFD stands in for a surrogate or an impossible value.
void append_utf8(std::string& out, char32_t code_point);

/// A copy in which every invalid byte is replaced by U+FFFD.
std::string replace_invalid_utf8(std::string_view text);

/// Number of code points in valid UTF-8.
std::size_t count_code_points(std::string_view text);

/// True for a byte that continues a sequence (10xxxxxx).
constexpr bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace calque::text
