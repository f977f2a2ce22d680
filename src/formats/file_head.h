#pragma once

#include <string>
#include <string_view>

/// What the first bytes of a file tell about its format.
namespace calque {

/// The head of a file without byte order mark and NUL bytes, so that UTF-16 reads like ASCII.
std::string head_text(std::string_view head);

/// The text from the first character that is no white space.
std::string_view skip_blanks(std::string_view text);

/// The text behind the next `end`; nothing where there is none.
std::string_view skip_past(std::string_view text, std::string_view end);

/// The local name of the first XML element, or nothing.
std::string root_element(std::string_view head);

}  // namespace calque
