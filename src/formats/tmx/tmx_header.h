#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calque/format.h"

namespace pugi {
class xml_node;
}

namespace calque {

/// Fills everything but `version` from the `header` element.
void read_header(const pugi::xml_node& header, FileHeader& into);

/// Those of `user_encodings` that TMX 1.4b (section "ude") allows, with the attributes it allows:
/// each has a name, and maps from Unicode to a code, an entity or a substitute.
std::string valid_user_encodings(const std::string& user_encodings);

/// What the header says for units that do not say it themselves.
struct TmxUnitDefaults {
  std::string source_language;  ///< As written.
  std::string segment_type;
  std::string datatype;
  std::string original_format;
  std::string original_encoding;
};

TmxUnitDefaults unit_defaults(const FileHeader& header);

/// One of the four segment types that TMX has, whatever its case in `written`; otherwise empty.
std::string_view known_segment_type(std::string_view written);

Note read_note(const pugi::xml_node& note);
Property read_property(const pugi::xml_node& prop);

/// All the text of an element that holds nothing but text.
std::string text_of(const pugi::xml_node& element);

}  // namespace calque
