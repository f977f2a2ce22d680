#pragma once

#include <optional>
#include <string_view>

#include "document/segment_source.h"

namespace calque::document {

/// The edits that a segment makes in a part of a Word, Excel or PowerPoint file; nothing when it
/// cannot be written. See write_runs.
std::optional<SegmentEditing> write_office(std::string_view part, const SegmentSource& source,
                                           const SegmentEdit& segment, const Render& render);

}  // namespace calque::document
