#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/rebuild.h"
#include "document/segment_source.h"

namespace calque::document {

/// A paragraph of the value that stands at `value` in the file, without its quotes; nothing when it
/// has no text, or is written in a way that is not understood. References and escapes are decoded.
std::optional<Paragraph> read_value(std::string_view file, SourceRange value, Notation notation,
                                    ParagraphKind kind);

/// The edit of a segment of such a paragraph; nothing when its notation cannot take the text.
std::optional<SegmentEditing> write_value(std::string_view file, const SegmentSource& source,
                                          const SegmentEdit& segment);

/// Puts paragraphs that were read apart among the others, in the order of the file.
void merge_by_offset(std::vector<Paragraph>& paragraphs, std::vector<Paragraph> more);

}  // namespace calque::document
