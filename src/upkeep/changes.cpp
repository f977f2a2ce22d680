#include "upkeep/changes.h"

#include <vector>

#include "calque/session.h"
#include "sqlite/statement.h"
#include "store/batch_units.h"
#include "store/session_tools.h"
#include "store/unit_reader.h"

namespace calque {
namespace {

/// Reads ids a page at a time, so that no cursor is open while rows change.
class IdPages {
 public:
  IdPages(sqlite::Database& database, const std::optional<BatchId>& batch)
      : query_(database, (batch ? kUnitsOfBatch : "SELECT id FROM unit WHERE id > ?2 ORDER BY id") +
                             " LIMIT 1000") {
    if (batch) query_.bind(1, batch->value);
  }

  /// The next ids; none at the end.
  const std::vector<UnitId>& next() {
    const std::int64_t after = page_.empty() ? 0 : page_.back().value;
    page_.clear();
    query_.bind(2, after);
    for (const sqlite::Row& row : query_.rows()) page_.push_back(UnitId{row.column_int(0)});
    return page_;
  }

 private:
  sqlite::Statement query_;
  std::vector<UnitId> page_;
};

}  // namespace

void Changes::replace(const TranslationUnit& before, const TranslationUnit& after) {
  if (batch_ != nullptr) batch_->replace(before.id, after);
  ++report.changed;
  if (options_.on_change) options_.on_change({.before = before, .after = &after, .kept = {}});
}

void Changes::remove(const TranslationUnit& unit, UnitId kept) {
  if (batch_ != nullptr) batch_->remove(unit.id);
  ++report.removed;
  if (options_.on_change) options_.on_change({.before = unit, .after = nullptr, .kept = kept});
}

void Changes::examined() {
  constexpr std::int64_t kUnitsPerProgress = 256;  // a few milliseconds
  if (++report.examined % kUnitsPerProgress == 0 && options_.progress) {
    options_.progress(report.examined);
  }
}

UpkeepReport run_upkeep(Session& session, const UpkeepOptions& options,
                        const std::function<void(Changes&)>& work) {
  if (options.dry_run) {
    Changes changes(nullptr, options);
    work(changes);
    return changes.report;
  }
  Batch batch = session.begin(options.batch);
  Changes changes(&batch, options);
  work(changes);
  if (changes.report.changed + changes.report.removed > 0) {
    batch.commit();
    changes.report.batch = batch.id();
  }
  return changes.report;
}

void visit_units(Session& session, UnitFilter filter, Changes& changes,
                 const std::function<void(const TranslationUnit&)>& visit) {
  filter.languages.clear();
  UnitReader reader(session.tools().database(), session.tools().languages());
  IdPages pages(session.tools().database(), filter.batch);
  for (auto page = &pages.next(); !page->empty(); page = &pages.next()) {
    for (const UnitId id : *page) {
      changes.examined();
      const auto unit = reader.read(id);
      if (unit && apply(filter, *unit)) visit(*unit);
    }
  }
}

}  // namespace calque
