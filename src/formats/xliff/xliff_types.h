#pragma once

#include <string>
#include <string_view>

#include "formats/xml/xml_tree.h"

/// What inline tags are, in TMX's words ("bold", "link") and in XLIFF's; there and back a type
/// stays what it is.
namespace calque {

/// The value of `ctype` in XLIFF 1.2: one of the specification's, else "x-" and the type; empty
/// without a type.
std::string xliff1_ctype(std::string_view type);

/// The attributes `type` and `subType` of XLIFF 2.1, each with a blank before it: of the
/// specification's values, else "other" and a subtype of our own. Empty without a type, and for one
/// that a subtype cannot hold.
std::string xliff2_type_attributes(std::string_view type);

/// The type that an inline element of either version tells; empty where it tells none.
std::string type_of_inline(const XmlNode& node);

}  // namespace calque
