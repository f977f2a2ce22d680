#pragma once

#include <string>
#include <string_view>

#include "document/inline_edits.h"

namespace calque::document {

/// Text that Markdown reads as it is.
std::string escape_markdown(std::string_view text, const TextPlace& place);

/// A code span with the text.
std::string markdown_code(std::string_view text);

}  // namespace calque::document
