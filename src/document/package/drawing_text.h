#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "document/package/xml_part.h"

namespace calque::document {

/// The paragraphs of DrawingML below an element: text of shapes and tables, alternative texts.
/// @param kind of those that are no titles or cells; in notes the number and date of the slide are
/// left out. What else is not read is counted in `document`.
std::vector<Paragraph> read_drawing_text(const XmlPart& part, const pugi::xml_node& root,
                                         ParagraphKind kind, Document& document);

/// The text of an attribute, such as an alternative text; nothing where there is none, or the name
/// or address of a file.
std::optional<Paragraph> read_text_attribute(const XmlPart& part, const pugi::xml_node& node,
                                             const std::string& attribute);

}  // namespace calque::document
