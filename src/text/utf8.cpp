#include "text/utf8.h"

#include <cstring>

namespace calque::text {
namespace {

/// The end of plane 16, the last that UTF-16 reaches.
constexpr char32_t kLastCodePoint = 0x10FFFF;

/// No characters, and not to be encoded in UTF-8 (Unicode, 3.9, D92).
constexpr bool is_surrogate(char32_t c) {
  return c >= 0xD800 && c <= 0xDFFF;
}

std::uint32_t byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

/// Length of the valid sequence at `i` with its code point, or length 0 when there is none.
Decoded decode_strict(std::string_view text, std::size_t i) {
  const std::uint32_t lead = byte_at(text, i);
  if (lead < 0x80) return {lead, 1};
  std::size_t length = 0;
  char32_t code_point = 0;
  char32_t least = 0;
  // 110xxxxx, 1110xxxx, 11110xxx begin sequences of two, three and four bytes (table 3-6). `least`
  // is the first code point that needs so many: a smaller one is overlong, and two spellings of
  // one character would pass by whatever looks for one.
  if ((lead & 0xE0U) == 0xC0U) {
    length = 2, code_point = lead & 0x1FU, least = 0x80;
  } else if ((lead & 0xF0U) == 0xE0U) {
    length = 3, code_point = lead & 0x0FU, least = 0x800;
  } else if ((lead & 0xF8U) == 0xF0U) {
    length = 4, code_point = lead & 0x07U, least = 0x10000;
  } else {
    return {kReplacementCharacter, 0};
  }
  if (i + length > text.size()) return {kReplacementCharacter, 0};
  for (std::size_t k = 1; k < length; ++k) {
    if (!is_continuation(text[i + k])) return {kReplacementCharacter, 0};
    code_point = (code_point << 6U) | (byte_at(text, i + k) & 0x3FU);
  }
  if (code_point < least || code_point > kLastCodePoint || is_surrogate(code_point)) {
    return {kReplacementCharacter, 0};
  }
  return {code_point, length};
}

/// Length of the ASCII text at `i`, counted in whole words of eight bytes: that is the bulk of it.
std::size_t ascii_run(std::string_view text, std::size_t i) {
  // The bit that a byte beyond ASCII has, in each of the eight.
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  const std::size_t start = i;
  for (; i + sizeof(std::uint64_t) <= text.size(); i += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, sizeof word);
    if ((word & kHighBits) != 0) break;
  }
  return i - start;
}

}  // namespace

Decoded decode_at(std::string_view text, std::size_t offset) {
  const Decoded decoded = decode_strict(text, offset);
  return decoded.length == 0 ? Decoded{kReplacementCharacter, 1} : decoded;
}

/// Runs of ASCII are passed eight bytes at a time; only what is left is decoded.
std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t ascii = ascii_run(text, i); ascii > 0) {
      i += ascii;
      continue;
    }
    const std::size_t length = decode_strict(text, i).length;
    if (length == 0) return i;
    i += length;
  }
  return std::nullopt;
}

void append_utf8(std::string& out, char32_t code_point) {
  if (is_surrogate(code_point) || code_point > kLastCodePoint) code_point = kReplacementCharacter;
  const auto byte = [&out](std::uint32_t value) { out.push_back(static_cast<char>(value)); };
  const std::uint32_t c = code_point;
  // Table 3-6: six bits in each continuation byte.
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0U | (c >> 6U));
    byte(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    byte(0xE0U | (c >> 12U));
    byte(0x80U | ((c >> 6U) & 0x3FU));
    byte(0x80U | (c & 0x3FU));
  } else {
    byte(0xF0U | (c >> 18U));
    byte(0x80U | ((c >> 12U) & 0x3FU));
    byte(0x80U | ((c >> 6U) & 0x3FU));
    byte(0x80U | (c & 0x3FU));
  }
}

std::string replace_invalid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode_at(text, i);
    append_utf8(out, decoded.code_point);
    i += decoded.length;
  }
  return out;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += is_continuation(byte) ? 0U : 1U;
  return count;
}

}  // namespace calque::text
