#include "document/markdown/front_matter.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "document/notation.h"

namespace calque::document {
namespace {

constexpr std::string_view kBlank = " \t\r";

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< Of its text, without blanks behind it.
  std::size_t next = 0;
};

Line line_at(std::string_view text, std::size_t begin) {
  const std::size_t feed = std::min(text.find('\n', begin), text.size());
  const std::size_t last = text.substr(begin, feed - begin).find_last_not_of(kBlank);
  return {begin, last == std::string_view::npos ? begin : begin + last + 1,
          std::min(feed + 1, text.size())};
}

/// Where the value of a key begins: "title: Text", "title = \"Text\""; quotes around keys are rare.
std::optional<std::size_t> value_of(std::string_view text, const Line& line, std::string_view key,
                                    char separator) {
  const std::string_view content = text.substr(line.begin, line.end - line.begin);
  if (!content.starts_with(key)) return std::nullopt;
  std::size_t at = std::min(content.find_first_not_of(kBlank, key.size()), content.size());
  if (at == content.size() || content[at] != separator) return std::nullopt;
  at = std::min(content.find_first_not_of(kBlank, at + 1), content.size());
  return line.begin + at;
}

/// Where the quote that opens at `at` is closed in its line.
std::size_t closing_quote(std::string_view text, std::size_t at, std::size_t end, bool yaml) {
  const char quote = text[at];
  for (std::size_t i = at + 1; i < end; ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      const bool doubled = yaml && quote == '\'' && i + 1 < end && text[i + 1] == quote;
      if (!doubled) return i;
      ++i;
    }
  }
  return std::string_view::npos;
}

/// A plain scalar ends where a comment begins. One that goes on in the next line is not understood.
std::optional<SourceRange> plain_scalar(std::string_view text, std::size_t begin,
                                        const Line& line) {
  const std::string_view content = text.substr(begin, line.end - begin);
  if (content.find(": ") != std::string_view::npos ||
      std::string_view("&*!%@[{").find(content.front()) != std::string_view::npos) {
    return std::nullopt;
  }
  const bool goes_on = line.next < text.size() &&
                       kBlank.find(text[line.next]) != std::string_view::npos &&
                       line_at(text, line.next).end > line.next;
  if (goes_on) return std::nullopt;
  const std::size_t comment = content.find(" #");
  const std::string_view value = content.substr(0, comment);
  return SourceRange{begin, begin + value.find_last_not_of(kBlank) + 1};
}

/// The lines of a block that are indented more than its key.
SourceRange block(std::string_view text, const Line& line, std::size_t size) {
  Line last = line;
  for (Line next = line_at(text, line.next); next.begin < size; next = line_at(text, next.next)) {
    const bool blank = next.end == next.begin;
    if (!blank && kBlank.find(text[next.begin]) == std::string_view::npos) break;
    if (!blank) last = next;
    if (next.next == next.begin) break;
  }
  return {line.next, std::max(line.next, last.end)};
}

std::optional<Paragraph> read_entry(std::string_view text, std::size_t size, const Line& line,
                                    std::size_t value, ParagraphKind kind) {
  const bool yaml = text.front() == '-';
  if (value >= line.end) return std::nullopt;
  const char first = text[value];
  if (first == '"' || first == '\'') {
    const std::size_t close = closing_quote(text, value, line.end, yaml);
    if (close == std::string_view::npos || text.substr(value, 3) == std::string(3, first))
      return std::nullopt;
    const Notation single = yaml ? Notation::single_quoted : Notation::literal;
    return read_value(text, {value + 1, close}, first == '"' ? Notation::double_quoted : single,
                      kind);
  }
  if (!yaml) return std::nullopt;
  if (first == '>' || first == '|') {
    return read_value(text, block(text, line, size), Notation::folded, kind);
  }
  const auto plain = plain_scalar(text, value, line);
  return plain ? read_value(text, *plain, Notation::plain_scalar, kind) : std::nullopt;
}

}  // namespace

std::size_t front_matter_size(std::string_view text) {
  const Line first = line_at(text, 0);
  const std::string_view fence = text.substr(0, first.end);
  if ((fence != "---" && fence != "+++") || first.next >= text.size()) return 0;
  for (std::size_t at = first.next; at < text.size();) {
    const Line line = line_at(text, at);
    if (text.substr(line.begin, line.end - line.begin) == fence) return line.next;
    at = line.next;
  }
  return 0;
}

std::vector<Paragraph> read_front_matter(std::string_view text, std::size_t size) {
  std::vector<Paragraph> found;
  if (size == 0) return found;
  const char separator = text.front() == '-' ? ':' : '=';
  for (std::size_t at = line_at(text, 0).next; at < size;) {
    const Line line = line_at(text, at);
    // A table of TOML: keys after it belong to it.
    if (separator == '=' && text[at] == '[') break;
    for (const auto& [key, kind] :
         {std::pair(std::string_view("title"), ParagraphKind::title),
          std::pair(std::string_view("description"), ParagraphKind::text)}) {
      const auto value = value_of(text, line, key, separator);
      auto paragraph = value ? read_entry(text, size, line, *value, kind) : std::nullopt;
      if (paragraph) found.push_back(std::move(*paragraph));
    }
    at = line.next;
  }
  return found;
}

}  // namespace calque::document
