#pragma once

#include <string>
#include <string_view>

namespace calque::document {

/// What stands in a masked text for bytes that are protected: a stretch of them is one tag.
inline constexpr char kProtectedByte = '\x1F';
/// The same for bytes that belong to neither text nor tags: the identifier of a heading.
inline constexpr char kDroppedByte = '\x1E';

enum class MarkdownDialect { markdown, mdx };

/// The text from `begin` on as a CommonMark parser can read it: of the same length, byte for byte,
/// but for what other programs understand. Shortcodes, references to notes, attributes, formulas,
/// JSX tags and expressions are protected or dropped bytes, lines of nothing else are blank;
/// admonitions, notes and definitions are headings and list items of the same width. Before `begin`
/// all is as it was.
std::string mask_markdown(std::string_view text, std::size_t begin, MarkdownDialect dialect);

}  // namespace calque::document
