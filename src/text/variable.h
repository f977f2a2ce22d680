#pragma once

#include <cstddef>
#include <string_view>

/// Places that a program fills in, as template languages write them, without a percent sign.
namespace calque::text {

/// The length in bytes of the variable at `offset`, 0 when there is none: `{}`, `{0}`, `{0:N2}`,
/// `{name!r}`, `{{ name }}`, `{% block %}`, `#{name}`, `${name}`, `$(name)`, `$name`, `@name@`,
/// `&name;` of a DTD. Of an ICU argument with texts (`{n, plural, one {…}}`) it is what stands
/// before the first text. Looks at most 120 bytes ahead.
std::size_t variable_length(std::string_view text, std::size_t offset);

/// Whether what variable_length() found is the beginning of an ICU plural or select.
bool chooses_text(std::string_view variable);

}  // namespace calque::text
