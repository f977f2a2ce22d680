#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "calque/session.h"
#include "calque/unit.h"

namespace calque {

class Session;

/// What upkeep does to one unit.
struct UnitChange {
  const TranslationUnit& before;
  const TranslationUnit* after = nullptr;  ///< Null: the unit is removed.
  UnitId kept;                             ///< Of a removed duplicate: the unit that stays.
};

struct UpkeepOptions {
  bool dry_run = false;  ///< Only tell what would change; a memory opened for reading is enough.
  BatchInfo batch{};     ///< Its date is also that of changed texts.
  std::string changed_by{};  ///< Who changes texts (TMX changeid).
  std::function<void(const UnitChange&)> on_change;
  /// Called every now and then with the number of units looked at; it may throw to end the work,
  /// which then leaves no trace.
  std::function<void(std::int64_t)> progress;
};

struct UpkeepReport {
  std::int64_t examined = 0;  ///< Units that were looked at.
  std::int64_t changed = 0;
  std::int64_t removed = 0;
  std::int64_t kept_from_empty = 0;   ///< Texts left as they are: nothing would have remained.
  std::int64_t dropped_variants = 0;  ///< See DedupeOptions.
  std::optional<BatchId> batch;       ///< Nothing for a dry run, and when nothing changed.
};

/// Where an upkeep operation puts its changes: into a batch, or nowhere in a dry run.
class Changes {
 public:
  /// Without a batch nothing is stored.
  Changes(Batch* batch, const UpkeepOptions& options) : batch_(batch), options_(options) {}

  void replace(const TranslationUnit& before, const TranslationUnit& after);
  void remove(const TranslationUnit& unit, UnitId kept);

  /// To be called once for each unit that is looked at.
  void examined();

  UpkeepReport report;

 private:
  Batch* batch_;
  const UpkeepOptions& options_;
};

/// Runs `work` within one batch, which is committed when something changed. Throws UsageError for
/// what the memory refuses, sqlite::Error when it cannot be written; it is then as it was.
UpkeepReport run_upkeep(Session& session, const UpkeepOptions& options,
                        const std::function<void(Changes&)>& work);

/// Calls `visit` for each unit that the filter takes, whole, in the order of ids and in constant
/// memory; `visit` may replace or remove that unit. The filter's languages are not looked at.
void visit_units(Session& session, UnitFilter filter, Changes& changes,
                 const std::function<void(const TranslationUnit&)>& visit);

}  // namespace calque
