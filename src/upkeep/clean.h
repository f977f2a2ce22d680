#pragma once

#include "calque/segment.h"
#include "calque/session.h"
#include "upkeep/changes.h"

namespace calque {

/// What to clean; the steps are done in this order.
struct CleanOptions {
  bool remove_tags = false;        ///< All inline tags go; the text stays.
  bool remove_outer_tags = false;  ///< Tags before the first and after the last character go.
  bool pair_tags = false;          ///< See pair_tags().
  bool invisible = false;          ///< Control characters but TAB and LF, soft hyphens and BOMs go.
  bool spaces = false;             ///< No white space at the ends, one space for several.
  bool nfc = false;                ///< Unicode Normalization Form C.
  bool number_tags = false;        ///< See number_tags().
};

/// Cleans the variants of `filter.languages` (all, when empty) of the units that the rest of the
/// filter takes. Numbering tags concerns all variants of a unit.
UpkeepReport clean_units(Session& session, const UnitFilter& filter, const CleanOptions& clean,
                         const UpkeepOptions& options);

/// Everything in `clean` that concerns one segment.
void clean_segment(Segment& segment, const CleanOptions& clean);

}  // namespace calque
