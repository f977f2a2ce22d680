#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "document/rebuild.h"
#include "document/segment_source.h"

namespace calque::document {

/// Writes segments of formats whose tags stand in the text (Markdown, HTML, OpenDocument, and plain
/// text, which has none).
class InlineEdits {
 public:
  /// The bytes of a range with the edits inside it.
  using Render = std::function<std::string(SourceRange)>;

  InlineEdits(Format format, std::string_view file, Render render)
      : format_(format), file_(file), render_(std::move(render)) {}

  /// The one edit that a segment makes; nothing when it cannot be written.
  std::optional<text::TextEdit> edit(const SegmentSource& source, const SegmentEdit& segment) const;

 private:
  class Writer;

  /// What stands between the texts and tags of the segment and is neither: comments, bookmarks.
  std::string leftovers(const SegmentSource& source, const SegmentEdit& segment) const;

  /// The space at a place of the paragraph's text, where the segment's bytes take it in ("<b>One.
  /// </b>Two."): it is no part of the segment, and must not go with it.
  static std::string enclosed_space(const SegmentSource& source, std::size_t place);

  Format format_;
  std::string_view file_;
  Render render_;
};

}  // namespace calque::document
