#include "text/placeholder.h"

#include "text/ascii.h"
#include "text/ascii_scan.h"

namespace calque::text {
namespace {

/// Bounds on how far an opening sign is followed: "a < b" and "{" are text, and each of a million
/// would else be followed to the end of the text.
constexpr std::size_t kLongestMarkup = 1000;
constexpr std::size_t kLongestBraces = 40;

std::size_t skip_digits(std::string_view text, std::size_t i) {
  while (i < text.size() && is_ascii_digit(text[i])) ++i;
  return i;
}

/// As HTML has it, a letter, a slash, "!" or "?" comes first; a second "<" says that the first one
/// was none.
std::size_t markup_length(std::string_view text) {
  std::size_t i = 1;
  if (i < text.size() && (text[i] == '/' || text[i] == '!' || text[i] == '?')) ++i;
  if (i >= text.size() || (!is_ascii_letter(text[i]) && text[i] != '-')) return 0;
  for (; i < text.size() && i < kLongestMarkup; ++i) {
    if (text[i] == '>') return i + 1;
    if (text[i] == '<') return 0;
  }
  return 0;
}

/// %[position$][flags][width][.precision][size]conversion, not followed by a letter or digit, so
/// that "100 %discount" holds none.
std::size_t conversion_length(std::string_view text) {
  std::size_t i = skip_digits(text, 1);
  if (i > 1 && i < text.size() && text[i] == '$') ++i;
  while (i < text.size() && is_one_of("-+#0", text[i])) ++i;
  i = skip_digits(text, i);
  if (i < text.size() && text[i] == '.') i = skip_digits(text, i + 1);
  while (i < text.size() && is_one_of("hlzjL", text[i])) ++i;
  if (i >= text.size() || !is_one_of("sdiufxXcpeEgGaoS@", text[i])) return 0;
  ++i;
  const bool ends = i >= text.size() || (!is_ascii_letter(text[i]) && !is_ascii_digit(text[i]));
  return ends ? i : 0;
}

std::size_t braces_length(std::string_view text) {
  std::size_t i = 1;
  while (i < text.size() && i < kLongestBraces &&
         (is_ascii_letter(text[i]) || is_ascii_digit(text[i]) || is_one_of("_.-", text[i]))) {
    ++i;
  }
  return i > 1 && i < text.size() && text[i] == '}' ? i + 1 : 0;
}

}  // namespace

/// The first byte decides; most characters are none of the three.
std::size_t placeholder_length(std::string_view text, std::size_t offset) {
  const std::string_view rest = text.substr(offset);
  switch (rest.empty() ? '\0' : rest.front()) {
    case '<':
      return markup_length(rest);
    case '%':
      return conversion_length(rest);
    case '{':
      return braces_length(rest);
    default:
      return 0;
  }
}

}  // namespace calque::text
