#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace calque::document {

/// Adds paragraphs of the part with this path, which gets a number in Document::parts.
/// @throws InputError where there are too many.
void add_part(Document& document, const std::string& path, std::vector<Paragraph> paragraphs);

/// The name without its prefix: "si" of "x:si".
std::string_view local_name(std::string_view name);

/// The first child whose name without its prefix is `name`; an empty node where there is none.
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name);

}  // namespace calque::document
