#include "store/stored_units.h"

#include <algorithm>
#include <utility>

#include "calque/session.h"
#include "store/session_tools.h"

namespace calque {

StoredUnits::StoredUnits(Session& session, const UnitFilter& filter)
    : filter_(filter),
      filters_(filter_ != UnitFilter{}),
      select_unit_(session.tools().statement(
          "SELECT v.unit, u.batch FROM variant v JOIN unit u ON u.id = v.unit WHERE v.id = ?")),
      reader_(session.tools().reader()) {}

std::optional<VariantInUnit> StoredUnits::of(VariantId variant) {
  // The row stays open while the unit is read, so that both see one state of the file.
  sqlite::Rows rows = select_unit_->rows(variant.value);
  const sqlite::Row* row = rows.next();
  if (row == nullptr || (filter_.batch && BatchId{row->column_int(1)} != *filter_.batch)) {
    return std::nullopt;
  }
  auto unit = reader_->read(UnitId{row->column_int(0)});
  if (unit && filters_) unit = apply(filter_, std::move(*unit));
  if (!unit) return std::nullopt;
  const auto place = std::ranges::find(unit->variants, variant, &Variant::id);
  if (place == unit->variants.end()) return std::nullopt;
  const auto index = static_cast<std::size_t>(place - unit->variants.begin());
  return VariantInUnit{std::move(*unit), index};
}

}  // namespace calque
