#include "store/unit_uids.h"

#include <random>
#include <string>

#include "sqlite/database.h"

namespace calque {
namespace {

/// Units whose uid follows from that of the batch ?1 that brought them, by their place ?2.
std::string derived_sql(const std::string& table) {
  return "SELECT u.id FROM batch b CROSS JOIN " + table +
         " u ON u.id = b.first_unit + ?2 - 1 AND u.origin = b.id "
         "WHERE b.uid = ?1 AND u.uid IS NULL LIMIT 1";
}

std::string stored_sql(const std::string& table) {
  return "SELECT id FROM " + table + " WHERE uid = ? LIMIT 1";
}

std::uint64_t random_bits() {
  std::random_device random;
  return std::uint64_t{random()} << 32U | random();
}

}  // namespace

BatchUid new_batch_uid() {
  return BatchUid::of(Uid{random_bits(), random_bits()});
}

UnitUids::UnitUids(sqlite::Database& database)
    : derived_(database, derived_sql("unit")),
      stored_(database, stored_sql("unit")),
      derived_archived_(database, derived_sql("archived_unit")),
      stored_archived_(database, stored_sql("archived_unit")) {}

std::optional<UnitId> UnitUids::find(UnitUid uid) {
  return first_of(derived_, stored_, uid);
}

bool UnitUids::is_taken(UnitUid uid) {
  return find(uid) || first_of(derived_archived_, stored_archived_, uid);
}

std::optional<UnitId> UnitUids::first_of(sqlite::Statement& derived, sqlite::Statement& stored,
                                         UnitUid uid) {
  const auto batch = BatchUid::of(uid).value.bytes();
  derived.bind_blob(1, batch).bind(2, static_cast<std::int64_t>(uid.place()));
  for (const sqlite::Row& row : derived.rows()) return UnitId{row.column_int(0)};
  const auto bytes = uid.value.bytes();
  stored.bind_blob(1, bytes);
  for (const sqlite::Row& row : stored.rows()) return UnitId{row.column_int(0)};
  return std::nullopt;
}

}  // namespace calque
