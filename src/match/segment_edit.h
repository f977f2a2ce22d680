#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/segment.h"

namespace calque {

/// New text for a stretch of a segment's text (byte offsets).
struct TextChange {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

/// The segment with the changes made; they must be in order and must not overlap. Tags keep their
/// places between the texts around them; one inside a changed stretch goes to its end.
Segment with_changes(const Segment& segment, const std::vector<TextChange>& changes);

}  // namespace calque
