#include "memory/add_preview.h"

#include "memory/fingerprint.h"
#include "memory/memory.h"

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

AddPreview::Queries::Queries(Memory& memory)
    : reader(memory.database(), memory.languages()),
      find_equal(memory.database(), "SELECT id FROM unit WHERE fingerprint = ?"),
      count_seen(with_previewed_table(memory.database()),
                 "INSERT INTO previewed_unit VALUES(?, 1) "
                 "ON CONFLICT(fingerprint) DO UPDATE SET n = n + 1 RETURNING n") {}

AddPreview::AddPreview(Memory* memory) {
  if (memory != nullptr) queries_.emplace(*memory);
}

std::int64_t AddPreview::count_equal(const TranslationUnit& unit, std::int64_t fingerprint) {
  std::int64_t equal = 0;
  queries_->find_equal.bind(1, fingerprint);
  while (queries_->find_equal.step()) {
    const auto stored = queries_->reader.read(UnitId{queries_->find_equal.column_int(0)});
    if (stored && stored->same_content(unit)) ++equal;
  }
  queries_->find_equal.reset();
  return equal;
}

bool AddPreview::add(const TranslationUnit& unit) {
  const std::int64_t fingerprint = fingerprint_of(unit);
  const std::int64_t held = queries_ ? count_equal(unit, fingerprint) : 0;
  if (held > 0) {
    queries_->count_seen.bind(1, fingerprint);
    queries_->count_seen.step();
    const std::int64_t seen = queries_->count_seen.column_int(0);
    queries_->count_seen.reset();
    if (seen <= held) {
      ++counts_.duplicates;
      return false;
    }
  }
  ++counts_.added;
  return true;
}

}  // namespace calque
