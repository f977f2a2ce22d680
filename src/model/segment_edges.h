#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "calque/segment.h"

namespace calque {

/// The bytes of a text from the first to the last that is no white space; all of one that has
/// nothing else.
struct InkRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};
InkRange ink_of(std::string_view text);

/// The inside of a segment: what is left without the tags at its ends. These belong to the place
/// that the segment stands in and not to its text: a menu's text is the same in bold and as a link.
///
/// At an end stand the tags with nothing but white space outside of them, and the white space
/// beside these. A pair is at the ends when both its halves are; one that begins or ends inside
/// belongs to the text, and so do all tags within it. A segment of tags and white space alone is
/// all inside.
struct SegmentInside {
  std::size_t begin = 0;  ///< Bytes in the text.
  std::size_t end = 0;
  std::size_t first_tag = 0;  ///< The tags from here on, up to `end_tag`, are inside.
  std::size_t end_tag = 0;
  bool operator==(const SegmentInside&) const = default;

  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// Time grows with the tags and with the white space at the ends.
SegmentInside inside_of(std::string_view text, std::span<const InlineTag> tags);

inline SegmentInside inside_of(const Segment& segment) {
  return inside_of(segment.text, segment.tags);
}

}  // namespace calque
