#pragma once

#include "calque/language.h"
#include "calque/session.h"
#include "upkeep/changes.h"

namespace calque {

/// Gives the variants whose language is exactly `from` the language `to`, in the units that the
/// filter takes; a unit translated from `from` is then translated from `to`. A variant that the
/// unit has in `to` already, with the same segment, is not kept twice. The filter's languages are
/// not looked at. Throws UsageError when the two are the same.
UpkeepReport retag_units(Session& session, const UnitFilter& filter, const Language& from,
                         const Language& to, const UpkeepOptions& options);

}  // namespace calque
