#pragma once

#include <string>
#include <string_view>

#include "document/inline_edits.h"

namespace calque::document {

/// Text that Markdown reads as it is.
std::string escape_markdown(std::string_view text, const TextPlace& place);

/// The same for MDX, where braces and brackets mean something too.
std::string escape_mdx(std::string_view text, const TextPlace& place);

}  // namespace calque::document
