#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/translation_unit.h"

namespace pugi {
class xml_node;
}

namespace calque {

/// What a TMX file says about itself.
struct TmxHeader {
  std::string version;  ///< As written on the root: "1.4"; empty when missing.
  bool present = false;
  std::vector<Attribute> attributes;  ///< As written, in order.
  std::vector<Note> notes;
  std::vector<Property> properties;
  std::string user_encodings;  ///< The `ude` elements as they are, XML.

  /// The attribute's value, or an empty text.
  std::string_view attribute(std::string_view name) const;
};

/// Fills everything but `version` from the `header` element.
void read_header(const pugi::xml_node& header, TmxHeader& into);

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

TmxUnitDefaults unit_defaults(const TmxHeader& header);

/// One of the four segment types that TMX has, whatever its case in `written`; otherwise empty.
std::string_view known_segment_type(std::string_view written);

Note read_note(const pugi::xml_node& note);
Property read_property(const pugi::xml_node& prop);

/// All the text of an element that holds nothing but text.
std::string text_of(const pugi::xml_node& element);

}  // namespace calque
