#include "document/markdown/jsx.h"

#include <algorithm>

#include "text/ascii.h"

namespace calque::document {
namespace {

/// More than any tag or expression has. Without a bound a text of braces that are never closed
/// would take time with the square of its length.
constexpr std::size_t kLongest = std::size_t{64} << 10U;

/// Past the string or comment that begins at `at`; `at` when none does.
std::size_t past_quoted(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("/*")) {
    const std::size_t end = rest.find("*/");
    return end == std::string_view::npos ? text.size() : at + end + 2;
  }
  if (rest.starts_with("//")) return at + std::min(rest.find('\n'), rest.size());
  const char quote = rest.front();
  if (quote != '"' && quote != '\'' && quote != '`') return at;
  for (std::size_t i = 1; i < rest.size(); ++i) {
    if (rest[i] == '\\') {
      ++i;
    } else if (rest[i] == quote) {
      return at + i + 1;
    } else if (rest[i] == '\n' && quote != '`') {
      return at + 1;  // an apostrophe in text between tags
    }
  }
  return at + 1;
}

}  // namespace

std::size_t jsx_expression_end(std::string_view text, std::size_t at) {
  text = text.substr(0, std::min(text.size(), at + kLongest));
  int depth = 0;
  while (at < text.size()) {
    const std::size_t quoted = past_quoted(text, at);
    if (quoted != at) {
      at = quoted;
      continue;
    }
    if (text[at] == '{') ++depth;
    if (text[at] == '}' && --depth == 0) return at + 1;
    ++at;
  }
  return std::string_view::npos;
}

std::size_t jsx_tag_end(std::string_view text, std::size_t at) {
  text = text.substr(0, std::min(text.size(), at + kLongest));
  std::size_t i = at + 1;
  if (i < text.size() && text[i] == '/') ++i;
  if (i >= text.size()) return std::string_view::npos;
  if (text[i] == '>') return i + 1;
  const bool name = text::is_ascii_letter(text[i]) || text[i] == '_' || text[i] == '$';
  if (!name) return std::string_view::npos;
  while (i < text.size()) {
    if (text[i] == '>') return i + 1;
    if (text[i] == '<') return std::string_view::npos;
    if (text[i] == '{') {
      i = jsx_expression_end(text, i);
      if (i == std::string_view::npos) return std::string_view::npos;
    } else if (text[i] == '"' || text[i] == '\'') {
      i = text.find(text[i], i + 1);  // JSX has no escapes in them
      if (i == std::string_view::npos) return std::string_view::npos;
      ++i;
    } else {
      ++i;
    }
  }
  return std::string_view::npos;
}

std::size_t jsx_statement_end(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  int depth = 0;
  while (at < text.size()) {
    const std::size_t quoted = past_quoted(text, at);
    if (quoted != at) {
      at = quoted;
      continue;
    }
    const char c = text[at];
    if (c == '{' || c == '(' || c == '[') ++depth;
    if (c == '}' || c == ')' || c == ']') --depth;
    if (c == '\n') {
      const std::size_t next = text.find_first_not_of(" \t\r", at + 1);
      const bool blank = next == std::string_view::npos || text[next] == '\n';
      if (blank && (depth <= 0 || at - begin > kLongest)) return at;
    }
    ++at;
  }
  return text.size();
}

}  // namespace calque::document
