#pragma once

#include <string_view>
#include <vector>

#include "calque/segmenter.h"

namespace calque::segment {

/// Appends `span` without the white space at its ends, unless nothing is left of it.
void append_trimmed(std::string_view text, SegmentSpan span, std::vector<SegmentSpan>& spans);

}  // namespace calque::segment
