#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Writing text into XML 1.0. Everything in is valid UTF-8.
namespace calque::text {

/// True for the characters that XML 1.0 allows (production `Char`): no control characters but TAB,
/// LF and CR, no surrogates, no U+FFFE and U+FFFF.
constexpr bool is_xml_character(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c < 0xD800 || (c > 0xDFFF && c < 0xFFFE) || (c > 0xFFFF && c <= 0x10FFFF);
}

/// Appends `text` as element content: `&`, `<`, `>` and CR become references, all other white space
/// stays. A character that XML cannot carry becomes U+FFFD.
void append_xml_content(std::string& out, std::string_view text);

/// Appends `text` as an attribute value for double quotes; TAB and LF become references too, since
/// a reader would turn them into spaces.
void append_xml_attribute(std::string& out, std::string_view text);

/// The offset of the first character that XML cannot carry, or nothing when all is well.
std::optional<std::size_t> find_non_xml(std::string_view text);

/// A copy in which every character that XML cannot carry is U+FFFD.
std::string replace_non_xml(std::string_view text);

/// True when `text` can stand as the name of an element or an attribute; every character above
/// U+007F passes.
bool is_xml_name(std::string_view text);

}  // namespace calque::text
