#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "calque/session.h"
#include "calque/unit.h"

namespace calque {

class Session;

/// Units of a damaged memory that cannot be read: those with numbers from `first` to `last`, of
/// which some may never have been. `last` is the greatest number there is where nothing after
/// `first` can be read.
struct UnreadableUnits {
  UnitId first;
  UnitId last;
  std::string reason;

  /// "unit 7: …", "units 7 to 40: …".
  std::string description() const;
};

/// As Session::for_each_unit, but passes over what cannot be read and goes on behind it. A unit of
/// which a text is missing is not read: Session's callers would take it for whole.
///
/// Throws sqlite::Error for what is no damage, such as a full disk; what `visit` and `unreadable`
/// throw comes out.
void for_each_readable_unit(Session& session, const UnitFilter& filter,
                            const std::function<void(const TranslationUnit&)>& visit,
                            const std::function<void(const UnreadableUnits&)>& unreadable);

}  // namespace calque
