#include "formats/xliff/brace_code.h"

#include <algorithm>

#include "text/ascii.h"

namespace calque {
namespace {

/// Bytes of a name: the longest seen are numbers and the letters of all formats together ("biu").
constexpr std::size_t kLongestName = 16;

bool is_name_byte(char c) {
  return text::is_ascii_alphanumeric(c) || c == '_' || c == '^';
}

bool is_placeholder_name(std::string_view name) {
  // "{j}" is where two segments were joined.
  return name == "j" || std::ranges::all_of(name, text::is_ascii_digit);
}

}  // namespace

std::optional<BraceCode> brace_code_at(std::string_view text) {
  if (text.empty() || (text.front() != '{' && text.front() != '<')) return std::nullopt;
  const bool ends = text.front() == '<';
  const std::string_view rest = text.substr(1, kLongestName + 1);
  const auto end = std::ranges::find_if_not(rest, is_name_byte);
  const std::string_view name = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  if (name.empty() || end == rest.end()) return std::nullopt;
  const std::size_t length = name.size() + 2;
  if (ends) {
    return *end == '}' ? std::optional(BraceCode{TagKind::end_pair, name, length}) : std::nullopt;
  }
  if (*end == '>') return BraceCode{TagKind::begin_pair, name, length};
  if (*end == '}' && is_placeholder_name(name)) {
    return BraceCode{TagKind::placeholder, name, length};
  }
  return std::nullopt;
}

}  // namespace calque
