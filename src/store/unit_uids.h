#pragma once

#include <optional>

#include "calque/unit.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"

namespace calque {

/// A uid that nothing else has: of random bits.
BatchUid new_batch_uid();

/// Units by their uids.
class UnitUids {
 public:
  explicit UnitUids(sqlite::Database& database);

  /// The unit that has this uid now.
  std::optional<UnitId> find(UnitUid uid);

  /// Whether a unit has it, or one in the archive, which may come back, has had it.
  bool is_taken(UnitUid uid);

 private:
  std::optional<UnitId> first_of(sqlite::Statement& derived, sqlite::Statement& stored,
                                 UnitUid uid);

  sqlite::Statement derived_;
  sqlite::Statement stored_;
  sqlite::Statement derived_archived_;
  sqlite::Statement stored_archived_;
};

}  // namespace calque
