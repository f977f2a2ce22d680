#include "formats/xliff/brace_code.h"

#include <algorithm>

#include "text/ascii.h"

namespace calque {
namespace {

/// Bytes of a name: all formats together are five ("biu_^"), the longest numbers seen have two.
constexpr std::size_t kLongestCodeName = 5;

bool is_format_byte(char c) {
  return std::string_view("biu_^").find(c) != std::string_view::npos;
}

bool is_name(std::string_view name) {
  return !name.empty() && (std::ranges::all_of(name, text::is_ascii_digit) ||
                           std::ranges::all_of(name, is_format_byte));
}

bool is_placeholder_name(std::string_view name) {
  // "{j}" is where two segments were joined.
  return name == "j" || (!name.empty() && std::ranges::all_of(name, text::is_ascii_digit));
}

}  // namespace

std::optional<BraceCode> brace_code_at(std::string_view text) {
  if (text.empty() || (text.front() != '{' && text.front() != '<')) return std::nullopt;
  const bool ends = text.front() == '<';
  const std::size_t close = text.substr(0, kLongestCodeName + 2).find_first_of(">}", 1);
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view name = text.substr(1, close - 1);
  const bool brace = text[close] == '}';
  if (ends && brace && is_name(name)) return BraceCode{TagKind::end_pair, name, close + 1};
  if (!ends && !brace && is_name(name)) return BraceCode{TagKind::begin_pair, name, close + 1};
  if (!ends && brace && is_placeholder_name(name)) {
    return BraceCode{TagKind::placeholder, name, close + 1};
  }
  return std::nullopt;
}

}  // namespace calque
