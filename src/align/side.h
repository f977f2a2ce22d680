#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "align/aligner.h"
#include "align/bead.h"
#include "model/segment.h"

namespace calque::align {

/// One of the two texts of an alignment.
struct Side {
  std::vector<Segment> segments;
  std::vector<std::size_t> paragraphs;  ///< For each segment the paragraph that it stands in.

  /// Views into `segments`.
  std::vector<std::string_view> texts() const;
  std::vector<AlignSegment> align_segments() const;
};

/// The segments of a range as one text: a space between them, none after a character of a script
/// that is written without spaces.
std::string joined(std::span<const std::string_view> segments, Range range);

/// The same with the segments' inline tags.
Segment joined(std::span<const Segment> segments, Range range);

}  // namespace calque::align
