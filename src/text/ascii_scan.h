#pragma once

#include <cstddef>
#include <string_view>

#include "text/ascii.h"

/// What those that look for code and placeholders in a text ask of its bytes.
namespace calque::text {

/// The byte there; '\0' behind the end, which is in no set of characters that is looked for.
constexpr char at_or_end(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\0';
}

constexpr bool is_one_of(std::string_view set, char c) {
  return set.find(c) != std::string_view::npos;
}

/// What names of variables and functions are made of.
constexpr bool is_name_byte(char c) {
  return is_ascii_alphanumeric(c) || c == '_';
}

}  // namespace calque::text
