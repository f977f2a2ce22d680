#include "document/notation.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "document/html/html_entity.h"
#include "document/paragraph_builder.h"
#include "document/reference_text.h"
#include "text/ascii.h"
#include "text/trim.h"

namespace calque::document {
namespace {

/// The character that a backslash and the next one stand for; nothing for what is not written so
/// here (YAML has a dozen more).
std::optional<std::string_view> unescaped(char c) {
  switch (c) {
    case '"':
      return "\"";
    case '\\':
      return "\\";
    case '/':
      return "/";
    case '\'':
      return "'";
    case 'n':
    case 't':
      return " ";
    default:
      return std::nullopt;
  }
}

bool is_punctuation(char c) {
  return c > ' ' && c <= '~' && !text::is_ascii_alphanumeric(c);
}

/// Adds the text of a value with escapes; false for an escape that is not understood.
bool add_escaped(ParagraphBuilder& builder, std::string_view file, SourceRange value,
                 Notation notation) {
  std::size_t done = value.begin;
  const auto flush = [&](std::size_t end) {
    if (end > done) builder.add_text(file.substr(done, end - done), {done, end});
  };
  for (std::size_t i = value.begin; i + 1 < value.end; ++i) {
    const bool doubled = notation == Notation::single_quoted && file[i] == '\'';
    if (!doubled && (notation == Notation::single_quoted || file[i] != '\\')) continue;
    if (notation == Notation::link_title && !is_punctuation(file[i + 1])) continue;
    const auto text = doubled                            ? std::optional<std::string_view>("'")
                      : notation == Notation::link_title ? std::optional(file.substr(i + 1, 1))
                                                         : unescaped(file[i + 1]);
    if (!text) return false;
    flush(i);
    builder.add_text(*text, {i, i + 2});
    done = i + 2;
    ++i;
  }
  flush(value.end);
  return true;
}

bool add_references(ParagraphBuilder& builder, std::string_view file, SourceRange value) {
  std::size_t at = value.begin;
  while (at < value.end) {
    const std::size_t reference = std::min(file.find('&', at), value.end);
    if (reference > at) builder.add_text(file.substr(at, reference - at), {at, reference});
    if (reference == value.end) break;
    // The longest name of the HTML Standard has 31 letters.
    const std::size_t semicolon =
        file.substr(0, std::min(value.end, reference + 40)).find(';', reference);
    const std::size_t end = semicolon == std::string_view::npos ? reference + 1 : semicolon + 1;
    builder.add_text(decode_html_entity(file.substr(reference, end - reference)), {reference, end});
    at = end;
  }
  return true;
}

std::string replaced(std::string_view text, char what, std::string_view with) {
  std::string out;
  for (const char c : text) {
    if (c == what) {
      out += with;
    } else {
      out += c;
    }
  }
  return out;
}

std::string attribute_text(std::string_view text) {
  return replaced(replaced(replaced(text, '&', "&amp;"), '"', "&quot;"), '\'', "&#39;");
}

std::string backslashed(std::string_view text, char quote) {
  return replaced(replaced(text, '\\', "\\\\"), quote, std::string("\\") + quote);
}

/// YAML 1.2, 7.3.3: what a plain scalar must not begin with, hold or end with.
bool is_plain(std::string_view text) {
  if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos) {
    return false;
  }
  return !text.empty() && text.back() != ':' &&
         std::string_view("-?:,[]{}#&*!|>'\"%@`").find(text.front()) == std::string_view::npos;
}

/// The text as it is written; nothing when it cannot be.
std::optional<std::string> written(std::string_view file, const SegmentSource& source,
                                   const std::string& text, bool whole) {
  const auto before = [&] {
    const std::size_t at = source.extent().begin;
    return at == 0 ? '\0' : file[at - 1];
  };
  switch (source.paragraph().notation) {
    case Notation::attribute: {
      std::string value = replaced(attribute_text(text), '<', "&lt;");
      const bool quoted =
          source.paragraph().offset > 0 &&
          std::string_view("\"' \t\r\n").find(file[source.paragraph().offset - 1]) !=
              std::string_view::npos;
      if (quoted) return value;
      return whole ? std::optional("\"" + value + "\"") : std::nullopt;
    }
    case Notation::link_title:
      return replaced(backslashed(text, '"'), ')', "\\)");
    case Notation::plain_scalar:
      if (is_plain(text)) return text;
      return whole && before() != '"' ? std::optional("\"" + backslashed(text, '"') + "\"")
                                      : std::nullopt;
    case Notation::single_quoted:
      return replaced(text, '\'', "''");
    case Notation::double_quoted:
      return backslashed(text, '"');
    case Notation::literal:
      return text.find('\'') == std::string::npos ? std::optional(text) : std::nullopt;
    default:
      return text;
  }
}

}  // namespace

std::optional<Paragraph> read_value(std::string_view file, SourceRange value, Notation notation,
                                    ParagraphKind kind) {
  ParagraphBuilder builder(ParagraphBuilder::WhiteSpace::collapse);
  builder.next_paragraph(kind);
  bool understood = true;
  if (notation == Notation::attribute) {
    understood = add_references(builder, file, value);
  } else if (notation == Notation::double_quoted || notation == Notation::single_quoted ||
             notation == Notation::link_title) {
    understood = add_escaped(builder, file, value, notation);
  } else {
    builder.add_text(file.substr(value.begin, value.size()), value);
  }
  std::vector<Paragraph> read = builder.take();
  if (read.size() != 1 || !understood) return std::nullopt;
  read.front().notation = notation;
  return std::move(read.front());
}

std::optional<SegmentEditing> write_value(std::string_view file, const SegmentSource& source,
                                          const SegmentEdit& segment) {
  if (!source.usable() || source.extent().end > file.size()) return std::nullopt;
  const bool whole = segment.begin == 0 && segment.end == source.paragraph().content.text.size();
  std::string line = segment.text;
  std::ranges::replace_if(
      line, [](char c) { return text::kPageBlanks.find(c) != std::string_view::npos; }, ' ');
  auto text = written(file, source, line, whole);
  if (!text) return std::nullopt;
  SegmentEditing editing{.edits = {}, .keeps_format = true, .encloses = true};
  editing.edits.push_back({source.extent().begin, source.extent().end, std::move(*text)});
  return editing;
}

void merge_by_offset(std::vector<Paragraph>& paragraphs, std::vector<Paragraph> more) {
  std::ranges::move(more, std::back_inserter(paragraphs));
  std::ranges::stable_sort(paragraphs, {}, &Paragraph::offset);
}

}  // namespace calque::document
