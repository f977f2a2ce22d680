#pragma once

#include <vector>

#include "calque/session.h"
#include "upkeep/changes.h"

namespace calque {

/// Which units a person confirms.
struct ConfirmOptions {
  std::vector<UnitId> units{};  ///< These alone; empty: all that the filter takes.
  UnitFilter filter{};          ///< Its languages are not looked at.
  /// Aligned pairs that were less sure than this, in per cent, are left; others have no such
  /// figure.
  double least_confidence = 0;
  /// To be set on each of the units, in the place of those of the same type: client=ACME.
  std::vector<Property> set{};
};

/// Marks units as confirmed by a person: from then on they match as any translation does. Those
/// that are confirmed and have the properties already are left as they are. Throws UsageError where
/// a unit that was named is not there.
UpkeepReport confirm_units(Session& session, const ConfirmOptions& confirm,
                           const UpkeepOptions& options);

}  // namespace calque
