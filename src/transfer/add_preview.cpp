#include "transfer/add_preview.h"

#include "store/fingerprint.h"
#include "store/session.h"

namespace calque {
namespace {

/// Temporary tables stand outside the memory's file, and on disk when they grow.
sqlite::Database& with_previewed_table(sqlite::Database& database) {
  database.execute(
      "CREATE TEMP TABLE IF NOT EXISTS previewed_unit(fingerprint INTEGER PRIMARY KEY, n INTEGER);"
      "DELETE FROM previewed_unit");
  return database;
}

}  // namespace

AddPreview::AddPreview(Session& session)
    : reader_(session.database(), session.languages()),
      find_equal_(session.database(), "SELECT id FROM unit WHERE fingerprint = ?"),
      count_seen_(with_previewed_table(session.database()),
                  "INSERT INTO previewed_unit VALUES(?, 1) "
                  "ON CONFLICT(fingerprint) DO UPDATE SET n = n + 1 RETURNING n") {}

std::int64_t AddPreview::count_equal(const TranslationUnit& unit, std::int64_t fingerprint) {
  std::int64_t equal = 0;
  for (const sqlite::Row& row : find_equal_.rows(fingerprint)) {
    const auto stored = reader_.read(UnitId{row.column_int(0)});
    if (stored && stored->same_content(unit)) ++equal;
  }
  return equal;
}

/// How many units of this fingerprint have come, this one included.
std::int64_t AddPreview::count_seen(std::int64_t fingerprint) {
  sqlite::Rows rows = count_seen_.rows(fingerprint);
  const sqlite::Row* row = rows.next();
  return row == nullptr ? 0 : row->column_int(0);
}

bool AddPreview::add(const TranslationUnit& unit) {
  const std::int64_t fingerprint = fingerprint_of(unit);
  const std::int64_t held = count_equal(unit, fingerprint);
  if (held > 0 && count_seen(fingerprint) <= held) {
    ++counts_.duplicates;
    return false;
  }
  ++counts_.added;
  return true;
}

}  // namespace calque
