#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

/// One function a format. Text comes as valid UTF-8; `name` stands in messages.
namespace calque::document {

/// Paragraphs are set apart by blank lines or form feeds.
Document read_plain_text(std::string_view text);

/// CommonMark with the tables, strike-through and bare links of GitHub (md4c). Front matter between
/// lines of `---` and raw HTML blocks are left out.
Document read_markdown(std::string_view text);

/// Whatever a browser would read (gumbo). Scripts, styles and hidden parts are left out.
/// @throws InputError when elements are nested too deep.
Document read_html(std::string_view text);

/// The encoding that a `meta` element declares; empty when none does.
std::string html_encoding(std::string_view bytes);

/// Text of the main part, then foot- and endnotes. Deleted text is left out, inserted text taken.
Document read_docx(const std::string& bytes, const std::string& name);

/// The same for OpenDocument.
Document read_odt(const std::string& bytes, const std::string& name);

}  // namespace calque::document
