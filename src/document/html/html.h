#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/inline_edits.h"

namespace calque::document {

/// Whether bytes begin like a page.
bool is_html(std::string_view bytes);

/// Valid UTF-8 as whatever a browser would read (gumbo). Scripts, styles and hidden parts are left
/// out, and blocks of code; what is not to be translated and inline code are single tags. The
/// values of attributes that are text are paragraphs of their own. @throws InputError when elements
/// are nested too deep.
Document read_html(std::string_view text);

/// The encoding that a `meta` element declares; empty when none does.
std::string html_encoding(std::string_view bytes);

/// The paragraphs of HTML that stands in `range` of another file; what it leaves out is added to
/// `document`.
std::vector<Paragraph> read_html_fragment(std::string_view file, SourceRange range,
                                          Document& document);

/// Format::write of HTML.
std::optional<SegmentEditing> write_html(std::string_view part, const SegmentSource& source,
                                         const SegmentEdit& segment, const Render& render);

/// A line feed becomes `<br>`.
std::string escape_html(std::string_view text, const TextPlace& place);

}  // namespace calque::document
