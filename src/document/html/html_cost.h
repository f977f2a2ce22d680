#pragma once

#include <string_view>

namespace calque::document {

/// Whether the HTML parser may need more than about a second for a page beyond what its length
/// explains: it compares each attribute with those before it in its tag, and goes through all open
/// elements for many a tag. Told from an upper bound of these steps, in one pass. Pages with
/// thousands of elements that are never closed count as if nothing closed them.
bool is_costly_html(std::string_view html);

}  // namespace calque::document
