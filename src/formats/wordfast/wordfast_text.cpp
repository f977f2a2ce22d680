#include "formats/wordfast/wordfast_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "text/ascii.h"
#include "text/utf8.h"

namespace calque {
namespace {

/// The longest name of a placeholder; Wordfast counts A to Z, then AA and so on.
constexpr std::size_t kLongestName = 3;

/// The characters of Windows-1252 from 0x80 to 0x9F; 0 where it has none.
constexpr std::array<char32_t, 32> kOfWindows{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::optional<unsigned> hexadecimal(std::string_view digits) {
  unsigned value = 0;
  if (digits.empty() || digits.size() > 2) return std::nullopt;
  for (const char c : digits) {
    const char lower = text::lower_ascii(c);
    if (text::is_ascii_digit(c)) {
      value = value * 16 + static_cast<unsigned>(c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      value = value * 16 + static_cast<unsigned>(lower - 'a') + 10;
    } else {
      return std::nullopt;
    }
  }
  return value;
}

/// The character of `&'XX;`, given what stands between quote and semicolon.
std::optional<char32_t> character_of(std::string_view digits) {
  const auto code = hexadecimal(digits);
  if (!code) return std::nullopt;
  // A soft break is a vertical tab in Word, which XML could not carry.
  if (*code == 0x0B) return U'\n';
  if (*code == 0x09) return U'\t';
  if (*code < 0x20) return std::nullopt;
  if (*code < 0x80 || *code > 0x9F) return static_cast<char32_t>(*code);
  const char32_t character = kOfWindows.at(*code - 0x80);
  return character == 0 ? std::nullopt : std::optional(character);
}

bool names_placeholder(std::string_view code) {
  return code.size() >= 2 && code.size() <= kLongestName + 1 && code.front() == 't' &&
         std::ranges::all_of(code.substr(1), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

Segment segment_of_wordfast(std::string_view field) {
  Segment segment;
  while (!field.empty()) {
    const std::size_t ampersand = std::min(field.find('&'), field.size());
    segment.text.append(field.substr(0, ampersand));
    field.remove_prefix(ampersand);
    if (field.empty()) break;
    const std::size_t semicolon = field.substr(0, kLongestName + 3).find(';');
    const std::string_view code =
        semicolon == std::string_view::npos ? std::string_view{} : field.substr(1, semicolon - 1);
    if (names_placeholder(code)) {
      segment.tags.push_back({.kind = TagKind::placeholder,
                              .offset = segment.text.size(),
                              .attributes = {},
                              .code = {std::string(field.substr(0, semicolon + 1))}});
    } else if (const auto character =
                   code.starts_with('\'') ? character_of(code.substr(1)) : std::nullopt) {
      text::append_utf8(segment.text, *character);
    } else {
      segment.text.push_back('&');
      field.remove_prefix(1);
      continue;
    }
    field.remove_prefix(semicolon + 1);
  }
  return segment;
}

}  // namespace calque
