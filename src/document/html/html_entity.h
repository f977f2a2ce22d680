#pragma once

#include <string>
#include <string_view>

namespace calque::document {

/// The text of a character reference such as "&eacute;" or "&#x2014;"; what is none stays as it is.
std::string decode_html_entity(std::string_view reference);

}  // namespace calque::document
