#pragma once

#include <optional>

#include "calque/language.h"
#include "calque/segment.h"

/// Segments in which there is nothing to translate: numbers, dates, part numbers, marks.
namespace calque::leverage {

/// True for a segment with something other than white space in it, and no letters: but for units of
/// measurement behind a number ("12.5 mm"), and for placeholders.
bool is_unlettered(const Segment& segment);

/// Such a segment in another language.
struct ConvertedSegment {
  Segment target;
  /// Nobody has to look at it: it means one thing only, or is the same in all languages.
  bool safe = true;
};

/// The segment with its numbers as the target language writes them (docs/analysis.md#numbers).
/// Nothing where that cannot be told: dates whose day may be their month, units in another script.
/// @pre is_unlettered(segment).
std::optional<ConvertedSegment> convert_unlettered(const Segment& segment, const Language& source,
                                                   const Language& target);

}  // namespace calque::leverage
