#pragma once

#include <string>
#include <string_view>

namespace calque::report {

/// Text for a page, as element content or as an attribute value in double quotes: `&`, `<`, `>` and
/// `"` become references. Invalid bytes and characters that HTML cannot carry become U+FFFD.
std::string html_text(std::string_view text);

}  // namespace calque::report
