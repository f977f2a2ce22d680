#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "text/text_edit.h"

namespace calque::document {

/// A tag of the segment that is replaced, set into the new text.
struct PlacedTag {
  std::size_t tag = 0;     ///< Its number among the tags of the segment, from 0.
  std::size_t offset = 0;  ///< In the new text, in bytes; does not decrease from tag to tag.
};

/// New text for a stretch of a paragraph, mostly a translated segment.
struct SegmentEdit {
  std::size_t paragraph = 0;
  std::size_t begin = 0;  ///< Bytes in Paragraph::content.text.
  std::size_t end = 0;
  std::size_t first_tag = 0;  ///< The tags of the paragraph that belong to the segment.
  std::size_t tag_count = 0;
  std::string text;
  /// Each tag at most once. Pairs that are not placed go, with both halves; what stands alone (an
  /// image, half of a pair) is kept in any case, so that the file stays whole.
  std::vector<PlacedTag> tags;
};

/// The bytes of a range of a part with the edits that were made inside it.
using Render = std::function<std::string(SourceRange)>;

/// What a format makes of a SegmentEdit.
struct SegmentEditing {
  std::vector<text::TextEdit> edits;
  bool keeps_format = true;  ///< All text stands between the tags that the segment has around it.
  /// The one edit is in the place of those inside its range, which it has rendered.
  bool encloses = false;
};

/// What has to be changed in a file for a list of segments.
struct SourceEdits {
  std::vector<std::vector<text::TextEdit>> parts;  ///< By part, in order, without overlaps.
  std::vector<std::size_t> left_out;  ///< Numbers of the segments that cannot be written.
  /// Of those whose text does not stand between the tags that were placed around it, as Word files
  /// cannot take tags in another order.
  std::vector<std::size_t> lost_format;
};

/// Works the changes out. Bytes outside of the segments stay as they are; inside, text is written
/// as the format asks, with the file's own tags. In Word files runs and their properties stay where
/// they are, and text moves between them.
/// @param sources the decoded file; of a package, the XML of each of `document.parts`.
SourceEdits edits_of(const Document& document, const std::vector<std::string>& sources,
                     const std::vector<SegmentEdit>& segments);

/// Numbers of the paragraphs that stand in a tag (titles of links) which the segments leave out:
/// they go with it.
std::vector<std::size_t> dropped_paragraphs(const Document& document,
                                            const std::vector<SegmentEdit>& segments);

}  // namespace calque::document
