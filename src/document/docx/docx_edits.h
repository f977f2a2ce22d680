#pragma once

#include <optional>
#include <string_view>

#include "document/segment_source.h"

namespace calque::document {

/// The edits that a segment makes in a part of a Word file; nothing when it cannot be written.
///
/// The text between two tags is a stretch; its runs stay, and the new text of a stretch goes into
/// the first of them. Where the new text has no place of its own (tags that are missing, or come in
/// another order) it goes into the stretch with the fewest tags around it.
std::optional<SegmentEditing> write_docx(std::string_view part, const SegmentSource& source,
                                         const SegmentEdit& segment, const Render& render);

}  // namespace calque::document
