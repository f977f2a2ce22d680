#include "upkeep/confirm.h"

#include "calque/error.h"
#include "calque/session.h"
#include "lookup/circumstances.h"

namespace calque {
namespace {

bool is_wanted(const TranslationUnit& unit, double least_confidence) {
  const auto confidence = alignment_confidence(unit);
  return !confidence || *confidence >= least_confidence;
}

void confirm(const TranslationUnit& unit, const ConfirmOptions& options, Changes& changes) {
  if (!is_wanted(unit, options.least_confidence)) return;
  TranslationUnit confirmed = unit;
  set_properties(confirmed, options.set);
  const bool told = unit.confirmation == Confirmation::given;
  if (told && confirmed.properties == unit.properties) return;
  if (!told) confirmed.confirmed_by = {};  // by the batch that is being written
  confirmed.confirmation = Confirmation::given;
  changes.replace(unit, confirmed);
}

}  // namespace

UpkeepReport confirm_units(Session& session, const ConfirmOptions& confirmed,
                           const UpkeepOptions& options) {
  return run_upkeep(session, options, [&](Changes& changes) {
    const auto visit = [&](const TranslationUnit& unit) { confirm(unit, confirmed, changes); };
    if (confirmed.units.empty()) return visit_units(session, confirmed.filter, changes, visit);
    for (const UnitId id : confirmed.units) {
      const auto unit = session.unit(id);
      if (!unit) throw UsageError("there is no unit " + std::to_string(id.value));
      changes.examined();
      if (apply(confirmed.filter, *unit)) visit(*unit);
    }
  });
}

}  // namespace calque
