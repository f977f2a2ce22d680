#include "upkeep/retag.h"

#include <algorithm>

#include "calque/error.h"
#include "calque/session.h"

namespace calque {
namespace {

bool has(const std::vector<Variant>& variants, const Language& language, const Segment& segment) {
  return std::ranges::any_of(variants, [&](const Variant& variant) {
    return variant.language == language && variant.segment == segment;
  });
}

/// True when the unit changed.
bool retag(TranslationUnit& unit, const Language& from, const Language& to) {
  bool changed = false;
  if (unit.source_language == from) {
    unit.source_language = to;
    changed = true;
  }
  std::vector<Variant> kept;
  for (Variant& variant : unit.variants) {
    if (variant.language == from) {
      changed = true;
      if (has(unit.variants, to, variant.segment)) continue;
      variant.language = to;
    }
    kept.push_back(variant);
  }
  unit.variants = std::move(kept);
  return changed;
}

}  // namespace

UpkeepReport retag_units(Session& session, const UnitFilter& filter, const Language& from,
                         const Language& to, const UpkeepOptions& options) {
  if (from == to) throw UsageError("the old and the new language are both " + to.tag());
  return run_upkeep(session, options, [&](Changes& changes) {
    visit_units(session, filter, changes, [&](const TranslationUnit& unit) {
      TranslationUnit changed = unit;
      if (retag(changed, from, to)) changes.replace(unit, changed);
    });
  });
}

}  // namespace calque
