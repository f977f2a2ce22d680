#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "document/rebuild.h"
#include "document/segment_source.h"

namespace calque::document {

struct DocxEditing {
  std::vector<text::TextEdit> edits;
  bool keeps_format = true;  ///< All text stands between the tags that the segment has around it.
};

/// The edits that a segment makes in a part of a Word file; nothing when it cannot be written.
///
/// The text between two tags is a stretch; its runs stay, and the new text of a stretch goes into
/// the first of them. Where the new text has no place of its own (tags that are missing, or come in
/// another order) it goes into the stretch with the fewest tags around it.
std::optional<DocxEditing> docx_edits(std::string_view xml, const SegmentSource& source,
                                      const SegmentEdit& segment);

}  // namespace calque::document
