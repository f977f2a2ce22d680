#pragma once

#include <string>
#include <string_view>

#include "calque/segment.h"

namespace calque {

/// The segment as the content of a TMX 1.4b `seg` element, without the `seg` tags: `bpt`, `ept`,
/// `ph`, `it`, `hi` and `sub`, attributes in their order, `&`, `<`, `>` and CR as references, all
/// other white space as it is.
///
/// REQUIRES: the segment is canonical, as everything that calque reads is: UTF-8 text; tags sorted
/// by offset, at character boundaries; highlights properly nested, without attributes on their end
/// and without code; no empty and no adjacent strings in `InlineTag::code`; attribute names that
/// XML allows. Characters that XML 1.0 cannot carry are written as U+FFFD.
///
/// Throws UsageError when offsets, nesting or depth are not as required.
std::string to_markup(const Segment& segment);

/// The inverse: from_markup(to_markup(s)) == s for every canonical segment of XML characters.
///
/// Elements that TMX does not have become codes (see docs/formats.md). Throws InputError when
/// `markup` is not well-formed, not UTF-8, or nests sub-flows too deep (16). Takes time and memory
/// in proportion to the input, however its elements are nested.
Segment from_markup(std::string_view markup);

}  // namespace calque
