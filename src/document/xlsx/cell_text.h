#pragma once

#include <optional>

#include "document/document.h"
#include "document/package/xml_part.h"

namespace calque::document {

/// The text of an element that holds what a cell or a comment shows: `si`, `is`, `text`, or the `v`
/// of a cell; nothing where it has none. Readings are no text.
std::optional<Paragraph> read_cell_text(const XmlPart& part, const pugi::xml_node& element,
                                        ParagraphKind kind);

}  // namespace calque::document
