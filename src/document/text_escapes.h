#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

namespace calque::document {

/// Where text is to stand in Markdown.
struct MarkdownPlace {
  bool starts_block = false;  ///< It is the first of its paragraph.
  bool one_line = false;      ///< Line breaks are not possible, as in headings and table cells.
};

/// Text that Markdown reads as it is.
std::string escape_markdown(std::string_view text, const MarkdownPlace& place);

/// A code span with the text.
std::string markdown_code(std::string_view text);

/// A line feed becomes `<br>`, except in `verbatim` text.
std::string escape_html(std::string_view text, bool verbatim);

/// Runs of spaces, tabs and line feeds become the elements that OpenDocument has for them.
std::string escape_odt(std::string_view text);

/// The content of a `w:t`; tabs and line feeds end it and begin another one.
std::string escape_docx(std::string_view text);

}  // namespace calque::document
