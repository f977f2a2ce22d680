#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

namespace calque::document {

/// Whether bytes begin like a zip file that is no OpenDocument package.
bool is_docx(std::string_view bytes);

/// Text of the main part, then foot- and endnotes, headers and footers, and comments where they
/// are asked for. Deleted text is left out, inserted text taken. `name` stands in messages.
Document read_docx(const std::string& bytes, const std::string& name,
                   const ReadOptions& options = {});

}  // namespace calque::document
