#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calque/unit.h"

/// Notes and properties as they stand in their columns: JSON arrays of objects, "" for none.
/// A note: {"text", "lang", "encoding"}; a property: {"type", "value", "lang", "encoding"}; absent
/// languages and encodings are left out.
namespace calque {

std::string notes_to_json(const std::vector<Note>& notes);
std::vector<Note> notes_from_json(std::string_view json);

std::string properties_to_json(const std::vector<Property>& properties);
std::vector<Property> properties_from_json(std::string_view json);

}  // namespace calque
