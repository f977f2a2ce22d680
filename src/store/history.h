#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "calque/unit.h"

namespace calque {

class Session;

/// A point in the history of a memory. Equal points: nothing has happened in between.
struct HistoryPoint {
  std::int64_t batch = 0;   ///< The newest batch.
  std::int64_t undone = 0;  ///< How many batches are undone.

  bool operator==(const HistoryPoint&) const = default;
};

HistoryPoint history_point(Session& session);

/// A unit as a batch left it.
struct UnitVersion {
  BatchId batch;       ///< That wrote it.
  std::string author;  ///< Of the batch; empty where nobody said.
  std::string at;      ///< TMX date of the batch.
  /// The batch that replaced or removed it; nothing for the unit as it now is.
  std::optional<BatchId> removed_by;
  TranslationUnit unit;
};

/// The versions of a unit, the newest first, as far as they are kept: `compact --forget-undo`
/// empties the archive; `limit` of them at most. Of a unit that was removed its versions up to
/// then; none for one that never was. What an undo took back is not among them.
std::vector<UnitVersion> unit_versions(Session& session, UnitId id, std::int64_t limit);

/// The unit that has a uid, or had it before it was removed.
std::optional<UnitId> find_unit_or_removed(Session& session, UnitUid uid);

}  // namespace calque
