#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace calque::document {

/// Reads the paragraphs of an XML part of a Word file, text boxes after the paragraph that they are
/// anchored in, and adds them to `document`; `path` is that of the part.
/// @param kind of paragraphs whose style says nothing else. @throws InputError.
void read_docx_part(const std::string& xml, const std::string& path, ParagraphKind kind,
                    Document& document);

}  // namespace calque::document
