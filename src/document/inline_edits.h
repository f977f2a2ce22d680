#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "document/rebuild.h"
#include "document/segment_source.h"

namespace calque::document {

/// Where text is to stand.
struct TextPlace {
  ParagraphKind kind = ParagraphKind::text;
  bool starts_block = false;  ///< It is the first of its paragraph.
};

/// What becomes of the tags of a segment: their bytes and what stands between them are copied, or
/// they are written from their codes, as Markdown's marks depend on where they stand.
enum class InlineTags { copied, by_code };

/// What a format whose tags stand in the text has of its own.
struct InlineSyntax {
  /// Text as it is written there.
  std::string (*escape)(std::string_view text, const TextPlace& place) = nullptr;
  InlineTags tags = InlineTags::copied;
};

/// Writes segments of formats whose tags stand in the text (Markdown, HTML, OpenDocument, and plain
/// text, which has none).
class InlineEdits {
 public:
  /// `render` must outlive the object.
  InlineEdits(const InlineSyntax& syntax, std::string_view file, const Render& render)
      : syntax_(syntax), file_(file), render_(render) {}

  /// The one edit that a segment makes; nothing when it cannot be written.
  std::optional<text::TextEdit> edit(const SegmentSource& source, const SegmentEdit& segment) const;

 private:
  class Writer;

  /// What stands between the texts and tags of the segment and is neither: comments, bookmarks.
  std::string leftovers(const SegmentSource& source, const SegmentEdit& segment) const;

  bool copies_tags() const { return syntax_.tags == InlineTags::copied; }

  InlineSyntax syntax_;
  std::string_view file_;
  const Render& render_;
};

/// Format::write of a format with this syntax.
template <auto escape, InlineTags tags = InlineTags::copied>
std::optional<SegmentEditing> write_inline(std::string_view part, const SegmentSource& source,
                                           const SegmentEdit& segment, const Render& render) {
  auto edit = InlineEdits({escape, tags}, part, render).edit(source, segment);
  if (!edit) return std::nullopt;
  SegmentEditing editing{.edits = {}, .keeps_format = true, .encloses = true};
  editing.edits.push_back(std::move(*edit));
  return editing;
}

}  // namespace calque::document
