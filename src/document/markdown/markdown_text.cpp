#include "document/markdown/markdown_text.h"

#include <algorithm>

#include "text/ascii.h"

namespace calque::document {
namespace {

bool is_word(char c) {
  // Letters beyond ASCII begin with such bytes; a mark of punctuation among them costs an escape
  // less.
  return text::is_ascii_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
}

char at_or_nul(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\0';
}

/// True where the character would mean something at the place `i`.
/// CommonMark, 2.4: any ASCII punctuation may be escaped. Only what would mean something is, so
/// that the text stays readable.
bool is_mark(std::string_view text, std::size_t i) {
  const char next = at_or_nul(text, i + 1);
  switch (text[i]) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '~':
    case '|':
      return true;
    case '_':
      // Within a word an underscore is no emphasis (CommonMark, 6.2).
      return i == 0 || !is_word(text[i - 1]) || !is_word(next);
    case '<':
      return text::is_ascii_letter(next) || next == '/' || next == '!' || next == '?';
    case '&':
      return text::is_ascii_letter(next) || next == '#';
    case '#':
      return i > 0 && text[i - 1] == ' ';
    default:
      return false;
  }
}

/// How many characters at the start of a block make it a list, a heading and so on, the last of
/// them being the one to escape; 0 for plain text.
std::size_t block_mark(std::string_view text) {
  constexpr std::string_view kMarks = "#>+-=";
  if (!text.empty() && kMarks.find(text.front()) != std::string_view::npos) return 1;
  std::size_t digits = 0;
  while (digits < text.size() && text::is_ascii_digit(text[digits])) ++digits;
  const char after = at_or_nul(text, digits);
  return digits > 0 && (after == '.' || after == ')') ? digits + 1 : 0;
}

}  // namespace

/// A line feed is a hard line break, written with a backslash; the line after it may begin a block
/// as well.
std::string escape_markdown(std::string_view text, const TextPlace& place) {
  // A line break would end a heading or a table's row.
  const bool one_line =
      place.kind == ParagraphKind::heading || place.kind == ParagraphKind::table_cell;
  std::string out;
  std::size_t mark = place.starts_block ? block_mark(text) : 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') {
      out += one_line ? " " : "\\\n";
      const std::size_t length = block_mark(text.substr(i + 1));
      mark = length == 0 ? 0 : i + 1 + length;
      continue;
    }
    if (is_mark(text, i) || i + 1 == mark) out += '\\';
    out += text[i];
  }
  return out;
}

std::string escape_mdx(std::string_view text, const TextPlace& place) {
  std::string out;
  for (const char c : escape_markdown(text, place)) {
    // A brace opens an expression, a bracket a tag, whatever follows.
    const bool opens = c == '{' || c == '}' || (c == '<' && !out.ends_with('\\'));
    if (opens) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace calque::document
