#pragma once

#include "calque/unit.h"

namespace calque {

/// Takes out the tags before the first and after the last character, but for the half of a pair
/// whose other half stays.
void remove_outer_tags(Segment& segment);

/// Makes pairs of codes that open and close the same thing: a placeholder or isolated code `<b>`
/// and the next `</b>` that it encloses, by the names in their native code; else an isolated
/// `pos="begin"` and a `pos="end"` with the same `x`. What has no partner stays as it is.
void pair_tags(Segment& segment);

/// Numbers the tags of a unit alike in all its variants: `i` counts the pairs of a variant from 1,
/// `x` the tags of the source (the first variant where none is named) from 1, in the order of the
/// text. A tag of another variant gets the `x` of the source's tag with the same code, else a
/// number of its own. Returns true when that changes something.
bool number_tags(TranslationUnit& unit);

}  // namespace calque
