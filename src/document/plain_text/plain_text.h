#pragma once

#include <string>
#include <string_view>

#include "document/inline_edits.h"

namespace calque::document {

/// Valid UTF-8 as paragraphs, which blank lines or form feeds set apart.
Document read_plain_text(std::string_view text);

/// Text stands in the file as it is.
std::string plain_text(std::string_view text, const TextPlace& place);

}  // namespace calque::document
