#pragma once

#include <cstddef>
#include <string_view>

/// Ends of the pieces of JavaScript in MDX, told by brackets, strings and comments alone. All are
/// `npos` where nothing ends within 64 KiB.
namespace calque::document {

/// Past the tag that the `<` at `at` opens: "<Tab label={x > 1}>", "</Tab>", "<>"; `npos` when it
/// opens none.
std::size_t jsx_tag_end(std::string_view text, std::size_t at);

/// Past the brace that closes the one at `at`.
std::size_t jsx_expression_end(std::string_view text, std::size_t at);

/// The end of the last line of a statement that begins at `at`: before the blank line, or the end
/// of the text, at which no bracket is open.
std::size_t jsx_statement_end(std::string_view text, std::size_t at);

}  // namespace calque::document
