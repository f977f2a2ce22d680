#pragma once

#include "model/segment.h"

namespace calque::leverage {

/// The translation of a stored segment with the tags of a new one in the places of its own: each
/// tag becomes the one of `segment` that stands where the stored source text has it, when both have
/// the same kinds of tags in the same order, or else one that is alike. Others are left out.
Segment with_tags_of(const Segment& segment, const Segment& stored_source, const Segment& target);

}  // namespace calque::leverage
