#pragma once

#include <optional>
#include <string_view>

#include "document/document.h"
#include "document/rebuild.h"
#include "document/segment_source.h"

namespace calque::document {

/// Valid UTF-8 as CommonMark with the tables, strike-through and bare links of GitHub (md4c), and
/// what mask_markdown() knows of other dialects. Blocks of code are left out; inline code is a tag;
/// raw HTML is read as HTML; of front matter title and description.
Document read_markdown(std::string_view text);

/// The same for MDX: modules, JSX tags and expressions are code, there is no other HTML.
Document read_mdx(std::string_view text);

/// Format::write of both.
std::optional<SegmentEditing> write_markdown(std::string_view part, const SegmentSource& source,
                                             const SegmentEdit& segment, const Render& render);
std::optional<SegmentEditing> write_mdx(std::string_view part, const SegmentSource& source,
                                        const SegmentEdit& segment, const Render& render);

}  // namespace calque::document
