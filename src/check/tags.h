#pragma once

#include "check/pair.h"

namespace calque::check {

/// Inline tags that one text has and the other has not, and isolated halves of pairs ("tags");
/// pairs that overlap or hold no text, where those of the source do neither ("tag-order").
///
/// Tags are the same when the elements in their native code have the same name, as `<a
/// href="en.html">` and `<a href="de.html">` have; codes of other kinds when they are equal, and
/// tags without a code when their `x` is, which TMX and XLIFF give to both texts. Of tags with an
/// `i` alone, which counts in one text only, there must be as many.
void check_tags(const CheckedText& source, const CheckedText& target, const Report& report);

}  // namespace calque::check
