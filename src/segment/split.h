#pragma once

#include <vector>

#include "calque/segment.h"
#include "calque/segmenter.h"

namespace calque::segment {

/// The segments of a paragraph, each with the inline tags that stand in it. What closes
/// between two segments goes to the one before, what opens there to the one after. Pairs that are
/// cut in two become isolated tags of their type.
/// @param spans in order, without overlap, as Segmenter gives them.
std::vector<Segment> split_segment(const Segment& paragraph, const std::vector<SegmentSpan>& spans);

}  // namespace calque::segment
