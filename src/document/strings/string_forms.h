#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "text/text_edit.h"

/// What files of strings have in common.
namespace calque::document {

/// Lists and objects nest in each other no deeper: each level holds its key.
inline constexpr std::size_t kDeepestStrings = 1000;

/// The key of a value in another one: "menu.open". Beyond some thousand bytes it does not grow any
/// more, so that a file of brackets does not fill the memory.
std::string joined_key(std::string_view around, std::string_view last);

/// Keeps `plural` only of strings of which there are several forms, one of them "other": a string
/// may be called "one" by chance.
void keep_plurals(std::vector<Paragraph>& paragraphs);

/// The form that a key ends in: "one" behind `separator`, or alone; empty for none.
std::string_view category_of(std::string_view key, char separator);

/// The edits that give the plurals of a decoded file the forms of a language: one that is missing
/// is a copy of "other", one that the language does not have goes. "zero" stays, which programs
/// take where they count nothing whatever the language says.
/// @param wanted says whether a group is changed; empty: all are.
std::vector<text::TextEdit> plural_edits(const Document& document, std::string_view file,
                                         const std::vector<std::string>& categories,
                                         const std::function<bool(const std::string&)>& wanted);

/// Where a file is known to be well-formed XML: "ISO-8859-1" of `<?xml encoding="ISO-8859-1"?>`.
/// Empty for none, for UTF-8, and for what a byte order mark tells.
std::string xml_encoding(std::string_view bytes);

}  // namespace calque::document
