#pragma once

#include <vector>

#include "calque/segment.h"
#include "text/text_edit.h"

namespace calque {

/// Applies edits, in order and without overlaps, to a segment with its tags. A tag before or after
/// a replaced stretch stays beside it, and one inside it stays where the replacement agrees with
/// what was there. Of the others, those that open come before the replacement, up to the first one
/// that does not; the rest come after it.
void apply_edits(Segment& segment, const std::vector<text::TextEdit>& edits);

}  // namespace calque
