#pragma once

#include <optional>
#include <string_view>

#include "document/document.h"
#include "document/segment_source.h"

namespace calque::document {

/// The texts of a file of strings of an Apple program: `"key" = "text";` with comments, or a
/// property list in XML. @throws InputError where it is neither.
Document read_apple_strings(std::string_view text);

std::optional<SegmentEditing> write_apple_strings(std::string_view file,
                                                  const SegmentSource& source,
                                                  const SegmentEdit& segment, const Render& render);

}  // namespace calque::document
