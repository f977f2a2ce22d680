#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "model/translation_unit.h"
#include "text/ascii.h"

namespace calque {

/// What a file of units says about itself; the names are those of TMX.
struct FileHeader {
  std::string version;                ///< As written on the root: "1.4"; empty when missing.
  bool present = false;               ///< False for a file without a header.
  std::vector<Attribute> attributes;  ///< As written, in order.
  std::vector<Note> notes;
  std::vector<Property> properties;
  std::string user_encodings;  ///< The `ude` elements as they are, XML.

  /// The value of the attribute, whose case does not count; an empty text for none.
  std::string_view attribute(std::string_view name) const {
    const auto found = std::ranges::find_if(attributes, [name](const Attribute& attribute) {
      return text::equals_ignoring_case(attribute.name, name);
    });
    return found == attributes.end() ? std::string_view{} : std::string_view(found->value);
  }
};

}  // namespace calque
