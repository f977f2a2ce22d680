#pragma once

#include <cstddef>
#include <string_view>

namespace calque::document {

/// An upper bound, in one pass and without a parser, of how deep the elements of HTML text are
/// nested. Elements that HTML closes by itself (p, li, td, ...) and empty ones are not counted.
std::size_t estimate_html_nesting(std::string_view html);

}  // namespace calque::document
