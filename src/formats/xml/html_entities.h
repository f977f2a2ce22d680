#pragma once

#include <optional>
#include <string_view>

namespace calque {

/// The character of an HTML 4 entity name ("nbsp", "eacute"), the four that XML has left out.
std::optional<char32_t> html_character(std::string_view name);

}  // namespace calque
