#include "memory/stored_units.h"

#include <algorithm>
#include <utility>

#include "memory/memory.h"

namespace calque {
namespace {

bool takes_all(const UnitFilter& filter) {
  return filter.languages.empty() && filter.changed_since.empty() &&
         filter.changed_before.empty() && filter.properties.empty() && !filter.batch;
}

}  // namespace

StoredUnits::StoredUnits(Memory& memory, UnitFilter filter)
    : filter_(std::move(filter)),
      filters_(!takes_all(filter_)),
      select_unit_(
          memory.database(),
          "SELECT v.unit, u.batch FROM variant v JOIN unit u ON u.id = v.unit WHERE v.id = ?"),
      reader_(memory.database(), memory.languages()) {}

std::optional<VariantInUnit> StoredUnits::of(VariantId variant) {
  select_unit_.bind(1, variant.value);
  const bool found = select_unit_.step();
  const UnitId id{found ? select_unit_.column_int(0) : 0};
  const BatchId batch{found ? select_unit_.column_int(1) : 0};
  select_unit_.reset();
  if (!found || (filter_.batch && batch != *filter_.batch)) return std::nullopt;
  auto unit = reader_.read(id);
  if (unit && filters_) unit = apply(filter_, std::move(*unit));
  if (!unit) return std::nullopt;
  const auto place = std::ranges::find(unit->variants, variant, &Variant::id);
  if (place == unit->variants.end()) return std::nullopt;
  const auto index = static_cast<std::size_t>(place - unit->variants.begin());
  return VariantInUnit{std::move(*unit), index};
}

}  // namespace calque
