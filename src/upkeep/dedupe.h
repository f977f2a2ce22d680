#pragma once

#include "upkeep/changes.h"
#include "upkeep/unit_key.h"

namespace calque {

/// Which of several equal units stays. Ties go to the one with the lowest id.
enum class KeepRule {
  newest,     ///< Changed last; created, where it was never changed.
  oldest,     ///< The one with the earliest such date; units without a date count as oldest.
  most_used,  ///< By usage count, then by the last use.
  first,      ///< Lowest id.
  last        ///< Highest id.
};

struct DedupeOptions {
  UnitKeyOptions key{};
  KeepRule keep = KeepRule::newest;
  /// A text of a removed unit in a language that is not compared, where the unit that stays has
  /// another text, becomes a further variant of it; otherwise it is dropped and counted.
  bool keep_alternatives = false;
};

/// Removes all but one of units that are the same. With `key.languages` the one that stays takes
/// over texts in the other languages that it lacks. Notes and properties of removed units go.
/// Memory use does not depend on the number of units; those of one set of equal units take 8 bytes
/// each.
UpkeepReport dedupe_units(Session& session, const UnitFilter& filter, const DedupeOptions& dedupe,
                          const UpkeepOptions& options);

}  // namespace calque
