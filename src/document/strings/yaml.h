#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/segment_source.h"
#include "text/text_edit.h"

namespace calque::document {

/// The texts of a YAML file: its values that are strings. Keys, numbers, dates, constants, and what
/// has a tag of its own are none. Where all stands under the name of a language, as Ruby on Rails
/// has it, that is the language of the file and no part of the keys.
/// @throws InputError where it is no YAML.
Document read_yaml(std::string_view text);

std::optional<SegmentEditing> write_yaml(std::string_view file, const SegmentSource& source,
                                         const SegmentEdit& segment, const Render& render);

/// The name of the language over all becomes that of another one.
std::vector<text::TextEdit> yaml_language_edits(std::string_view text, const Language& language);

}  // namespace calque::document
