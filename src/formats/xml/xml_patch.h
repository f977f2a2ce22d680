#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace calque {

/// A well-formed start tag with the attribute set to `value` (text, not yet escaped), or without it
/// when there is none. Everything else in it stays as it is; an attribute that was not there comes
/// last.
std::string with_attribute(std::string start_tag, std::string_view name,
                           const std::optional<std::string>& value);

/// `<a b="c"/>` as `<a b="c">`; other start tags as they are.
std::string opened_tag(std::string start_tag);

/// The line end and the blanks before the tag at `offset`, for another one that is to stand below
/// it; nothing when it does not begin its line.
std::string indentation_at(std::string_view text, std::size_t offset);

}  // namespace calque
