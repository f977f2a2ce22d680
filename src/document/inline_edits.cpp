#include "document/inline_edits.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "document/text_escapes.h"

namespace calque::document {
namespace {

std::string_view type_of(const InlineTag& tag) {
  const auto found = std::ranges::find(tag.attributes, "type", &Attribute::name);
  return found == tag.attributes.end() ? std::string_view{} : std::string_view(found->value);
}

std::string code_of(const InlineTag& tag) {
  std::string code;
  for (const CodePart& part : tag.code) {
    if (const auto* text = std::get_if<std::string>(&part)) code += *text;
  }
  return code;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
}

/// A line break would end a heading or a table's row in Markdown.
bool is_one_line(const Paragraph& paragraph) {
  return paragraph.kind == ParagraphKind::heading || paragraph.kind == ParagraphKind::table_cell;
}

}  // namespace

/// Writes the text and tags of one segment.
class InlineEdits::Writer {
 public:
  Writer(const InlineEdits& edits, const SegmentSource& source, const SegmentEdit& segment)
      : edits_(edits), source_(source), segment_(segment) {}

  /// Text and tags in the order of the translation.
  std::string write() {
    std::size_t done = 0;
    for (const PlacedTag& placed : source_.tags_to_write()) {
      add_text(segment_.text.substr(done, placed.offset - done));
      done = placed.offset;
      add_tag(placed.tag);
    }
    add_text(segment_.text.substr(done));
    return std::move(out_);
  }

 private:
  void add_text(std::string_view text) {
    if (code_begin_) return code_ += text, void();
    switch (edits_.format_) {
      case Format::html:
        out_ += escape_html(text, source_.paragraph().kind == ParagraphKind::code);
        break;
      case Format::odt:
        out_ += escape_odt(text);
        break;
      case Format::markdown:
        out_ += escape_markdown(text, {.starts_block = out_.empty() && segment_.begin == 0,
                                       .one_line = is_one_line(source_.paragraph())});
        break;
      default:
        out_ += text;
    }
  }

  void add_tag(std::size_t number) {
    const InlineTag& tag = source_.tag(number);
    if (edits_.format_ != Format::markdown) {
      const SourceRange range = source_.tag_range(number);
      // Rendered, not copied: a note inside the tag may have been translated already.
      if (range.size() > 0) out_ += edits_.render_(range);
      return;
    }
    // The text of a code span is not escaped, and decides how long the marks are.
    if (!code_begin_ && type_of(tag) == "code" && source_.partner(number)) {
      code_begin_ = number;
      code_.clear();
    } else if (code_begin_ && source_.partner(number) == code_begin_) {
      out_ += markdown_code(code_);
      code_begin_.reset();
    } else {
      out_ += code_of(tag);
    }
  }

  const InlineEdits& edits_;
  const SegmentSource& source_;
  const SegmentEdit& segment_;
  std::string out_;
  std::optional<std::size_t> code_begin_;
  std::string code_;
};

/// Bytes of the segment that are neither its text nor its tags: comments, bookmarks, and white
/// space. What is not blank is kept, behind the text.
std::string InlineEdits::leftovers(const SegmentSource& source, const SegmentEdit& segment) const {
  if (format_ == Format::markdown || format_ == Format::plain_text) return {};
  std::vector<SourceRange> known;
  for (const SourcePiece& piece : source.pieces()) known.push_back(piece.source);
  for (std::size_t i = 0; i < segment.tag_count; ++i) {
    if (source.tag_range(i).size() > 0) known.push_back(source.tag_range(i));
  }
  std::ranges::sort(known, {}, &SourceRange::begin);
  std::string out;
  std::size_t at = source.extent().begin;
  for (const SourceRange& range : known) {
    if (range.begin > at && !is_blank(file_.substr(at, range.begin - at))) {
      out += render_({at, range.begin});
    }
    at = std::max(at, range.end);
  }
  // A parser that reads it again would make line feeds of them.
  std::erase(out, '\r');
  return out;
}

/// White space between segments belongs to neither. Where it lies within the bytes that are
/// replaced (inside a tag that closes after it) it must be written again.
std::string InlineEdits::enclosed_space(const SegmentSource& source, std::size_t place) {
  const std::string& text = source.paragraph().content.text;
  if (place >= text.size() || !is_blank(std::string_view(text).substr(place, 1))) return {};
  for (const SourcePiece& piece : source.paragraph().source.pieces) {
    if (place < piece.text_begin || place >= piece.text_end) continue;
    const bool linear = piece.source.size() == piece.text_end - piece.text_begin;
    const std::size_t at = piece.source.begin + (linear ? place - piece.text_begin : 0);
    const bool inside = at >= source.extent().begin && at < source.extent().end;
    return inside ? " " : "";
  }
  return {};
}

std::optional<text::TextEdit> InlineEdits::edit(const SegmentSource& source,
                                                const SegmentEdit& segment) const {
  const Paragraph& paragraph = source.paragraph();
  // Its indentation or fence is no part of the text, and is on every line.
  const bool block_of_code = format_ == Format::markdown && paragraph.kind == ParagraphKind::code;
  if (!source.usable() || block_of_code || source.extent().end > file_.size()) return std::nullopt;
  std::string text;
  if (segment.begin > 0) text += enclosed_space(source, segment.begin - 1);
  text += Writer(*this, source, segment).write();
  text += leftovers(source, segment) + enclosed_space(source, segment.end);
  return text::TextEdit{source.extent().begin, source.extent().end, std::move(text)};
}

}  // namespace calque::document
