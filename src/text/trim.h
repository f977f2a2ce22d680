#pragma once

#include <string_view>

namespace calque::text {

/// The blanks of ASCII within a line and between lines, and those that HTML and plain text have
/// besides.
inline constexpr std::string_view kBlanks = " \t\r\n";
inline constexpr std::string_view kPageBlanks = " \t\r\n\f";

/// `text` without the characters of `blanks` at both ends.
constexpr std::string_view trimmed(std::string_view text, std::string_view blanks = kBlanks) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// Whether `text` has nothing but characters of `blanks`, or nothing at all.
constexpr bool is_blank(std::string_view text, std::string_view blanks = kBlanks) {
  return text.find_first_not_of(blanks) == std::string_view::npos;
}

}  // namespace calque::text
