#pragma once

#include <string_view>

#include "document/document.h"

namespace calque::document {

/// Valid UTF-8 as CommonMark with the tables, strike-through and bare links of GitHub (md4c). Front
/// matter between lines of `---` and raw HTML blocks are left out.
Document read_markdown(std::string_view text);

}  // namespace calque::document
