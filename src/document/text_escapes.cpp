#include "document/text_escapes.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/xml_text.h"

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

std::string xml_escaped(std::string_view text) {
  std::string out;
  text::append_xml_content(out, text);
  return out;
}

}  // namespace

/// A line feed is a hard line break, written with a backslash; the line after it may begin a block
/// as well.
std::string escape_markdown(std::string_view text, const MarkdownPlace& place) {
  std::string out;
  std::size_t mark = place.starts_block ? block_mark(text) : 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') {
      out += place.one_line ? " " : "\\\n";
      const std::size_t length = block_mark(text.substr(i + 1));
      mark = length == 0 ? 0 : i + 1 + length;
      continue;
    }
    if (is_mark(text, i) || i + 1 == mark) out += '\\';
    out += text[i];
  }
  return out;
}

std::string markdown_code(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  // One more than the longest run inside, as nothing is escaped in code.
  const std::string fence(longest + 1, '`');
  const bool pad = text.starts_with('`') || text.ends_with('`');
  std::string out = fence + (pad ? " " : "") + std::string(text) + (pad ? " " : "") + fence;
  std::ranges::replace(out, '\n', ' ');
  return out;
}

/// Not quotation marks: the text stands between tags, never in an attribute.
std::string escape_html(std::string_view text, bool verbatim) {
  std::string out;
  for (const char c : text) {
    if (c == '\n' && !verbatim) {
      out += "<br>";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string escape_odt(std::string_view text) {
  const std::string escaped = xml_escaped(text);
  std::string out;
  for (std::size_t i = 0; i < escaped.size(); ++i) {
    const char c = escaped[i];
    if (c == '\t') {
      out += "<text:tab/>";
    } else if (c == '\n') {
      out += "<text:line-break/>";
    } else if (c == ' ' && i > 0 && escaped[i - 1] == ' ') {
      // The first space of a run stays, the others would collapse.
      out += "<text:s/>";
    } else {
      out += c;
    }
  }
  return out;
}

/// A tab or a line break is an element of its own: the text element ends before it and begins
/// again.
std::string escape_docx(std::string_view text) {
  std::string out;
  for (const char c : xml_escaped(text)) {
    if (c == '\t') {
      out += "</w:t><w:tab/><w:t xml:space=\"preserve\">";
    } else if (c == '\n') {
      out += "</w:t><w:br/><w:t xml:space=\"preserve\">";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace calque::document
