#include "document/inline_edits.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "text/trim.h"

namespace calque::document {
namespace {

std::string code_of(const InlineTag& tag) {
  std::string code;
  for (const CodePart& part : tag.code) {
    if (const auto* text = std::get_if<std::string>(&part)) code += *text;
  }
  return code;
}

bool is_blank(std::string_view text) {
  return text::is_blank(text, text::kPageBlanks);
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
      // White space between a tag at the end of the segment and its text is no part of the text.
      const bool spaced = is_spaced(placed.tag);
      if (spaced && placed.offset > 0 && placed.offset == segment_.text.size()) out_ += ' ';
      add_tag(placed.tag);
      if (spaced && placed.offset == 0) out_ += ' ';
    }
    add_text(segment_.text.substr(done));
    return std::move(out_);
  }

 private:
  bool is_spaced(std::size_t number) const {
    const SourceRange range = source_.tag_range(number);
    if (range.size() == 0) return false;
    const std::size_t at = source_.tag(number).offset;
    if (at <= segment_.begin) {
      return range.end < source_.extent().end && is_blank(edits_.file_.substr(range.end, 1));
    }
    return at >= segment_.end && range.begin > source_.extent().begin &&
           is_blank(edits_.file_.substr(range.begin - 1, 1));
  }

  void add_text(std::string_view text) {
    out_ += edits_.syntax_.escape(text, {.kind = source_.paragraph().kind,
                                         .starts_block = out_.empty() && segment_.begin == 0});
  }

  void add_tag(std::size_t number) {
    const InlineTag& tag = source_.tag(number);
    const SourceRange range = source_.tag_range(number);
    const std::string code = code_of(tag);
    // Rendered, not copied: a note or a title inside the tag may have been translated already. An
    // address that stands as its own link ("<http://...>") has other bytes there than its code.
    const bool target =
        code.starts_with("](") && edits_.file_.substr(range.begin, range.size()).starts_with("](");
    const bool rendered = edits_.copies_tags() || target;
    if (!rendered || (!edits_.copies_tags() && range.size() == 0)) {
      out_ += code;
    } else if (range.size() > 0) {
      out_ += edits_.render_(range);
    }
  }

  const InlineEdits& edits_;
  const SegmentSource& source_;
  const SegmentEdit& segment_;
  std::string out_;
};

/// Bytes of the segment that are neither its text nor its tags: comments, bookmarks, and white
/// space. What is not blank is kept, behind the text.
std::string InlineEdits::leftovers(const SegmentSource& source, const SegmentEdit& segment) const {
  if (!copies_tags()) return {};
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

std::optional<text::TextEdit> InlineEdits::edit(const SegmentSource& source,
                                                const SegmentEdit& segment) const {
  if (!source.usable() || source.extent().end > file_.size()) return std::nullopt;
  std::string text = Writer(*this, source, segment).write() + leftovers(source, segment);
  return text::TextEdit{source.extent().begin, source.extent().end, std::move(text)};
}

}  // namespace calque::document
