#pragma once

#include "calque/segment.h"

namespace calque::leverage {

/// The translation of a stored segment with the tags of a new one in the places of its own.
///
/// - Each tag inside becomes the one of `segment` that stands where the stored source text has it,
///   when both have the same kinds of tags inside, in the same order; or else one that is alike.
/// - Tags at the ends of `segment` (model/segment_edges.h) come to the ends of the translation,
/// with
///   the white space beside them, unless the stored pair has them too and its translation inside.
/// - Other tags are left out.
///
/// Where both source texts are equal, tags and all, and the translation has all of these tags, it
/// is as it was stored.
Segment with_tags_of(const Segment& segment, const Segment& stored_source, const Segment& target);

}  // namespace calque::leverage
