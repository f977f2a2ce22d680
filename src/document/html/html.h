#pragma once

#include <string>
#include <string_view>

#include "document/inline_edits.h"

namespace calque::document {

/// Whether bytes begin like a page.
bool is_html(std::string_view bytes);

/// Valid UTF-8 as whatever a browser would read (gumbo). Scripts, styles and hidden parts are left
/// out. @throws InputError when elements are nested too deep.
Document read_html(std::string_view text);

/// The encoding that a `meta` element declares; empty when none does.
std::string html_encoding(std::string_view bytes);

/// A line feed becomes `<br>`, except in code.
std::string escape_html(std::string_view text, const TextPlace& place);

}  // namespace calque::document
