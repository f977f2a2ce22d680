#pragma once

#include <cstddef>
#include <string_view>

namespace calque::text {

/// The length in bytes of the markup or placeholder that begins at `offset`, 0 when there is none.
///
/// Taken for one: a tag as in HTML and XML (`<b>`, `</b>`, `<a href="x">`, `<!-- x -->`; at most
/// 1,000 bytes), a printf conversion that ends a word (`%s`, `%-5.2f`, `%1$d`, `%ld`), and a name
/// or number in braces (`{0}`, `{user_name}`; at most 40 bytes).
std::size_t placeholder_length(std::string_view text, std::size_t offset);

}  // namespace calque::text
