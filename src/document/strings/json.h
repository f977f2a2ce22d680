#pragma once

#include <optional>
#include <string_view>

#include "document/document.h"
#include "document/segment_source.h"

namespace calque::document {

/// Whether bytes begin like a JSON file that holds more than one value.
bool is_json(std::string_view bytes);

/// The texts of a JSON file: its values that are strings, in their order. Keys, numbers and
/// constants are none. @throws InputError where it is no JSON.
Document read_json(std::string_view text);

/// The same of an Application Resource Bundle, whose keys with `@` say something about others.
Document read_arb(std::string_view text);

std::optional<SegmentEditing> write_json(std::string_view file, const SegmentSource& source,
                                         const SegmentEdit& segment, const Render& render);

}  // namespace calque::document
