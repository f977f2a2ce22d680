#pragma once

#include <vector>

#include "document/document.h"
#include "document/package/xml_part.h"

namespace calque::document {

/// The paragraphs below an element of an OpenDocument part, which are of `kind` where nothing says
/// more. Text in frames comes after the paragraph that they stand in; notes and comments, which
/// stand inside the paragraphs that refer to them, after all.
/// @param document is where what is left out is counted. @throws InputError.
std::vector<Paragraph> read_opendocument(const XmlPart& part, const pugi::xml_node& root,
                                         ParagraphKind kind, const ReadOptions& options,
                                         Document& document);

}  // namespace calque::document
