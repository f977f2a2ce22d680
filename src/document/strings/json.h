#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/segment_source.h"
#include "text/text_edit.h"

namespace calque::document {

/// Whether bytes begin like a JSON file that holds more than one value.
bool is_json(std::string_view bytes);

/// The texts of a JSON file: its values that are strings, in their order. Keys, numbers and
/// constants are none. @throws InputError where it is no JSON.
Document read_json(std::string_view text);

/// The same of an Application Resource Bundle, whose keys with `@` say something about others.
Document read_arb(std::string_view text);

/// The name of the bundle's language, where it has one, becomes that of another one.
std::vector<text::TextEdit> arb_language_edits(std::string_view text, const Language& language);

std::optional<SegmentEditing> write_json(std::string_view file, const SegmentSource& source,
                                         const SegmentEdit& segment, const Render& render);

}  // namespace calque::document
