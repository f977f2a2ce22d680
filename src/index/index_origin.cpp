#include "index/index_origin.h"

#include "index/index_schema.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "text/hash.h"
#include "text/word_rules.h"

namespace calque {
namespace {

std::int64_t origin() {
  const std::uint64_t hash =
      text::hash_combine(text::word_rules_fingerprint(), std::uint64_t{kIndexFormat});
  return static_cast<std::int64_t>(hash);
}

}  // namespace

void record_index_origin(sqlite::Database& database) {
  database.execute("CREATE TABLE IF NOT EXISTS fuzzy_origin(rules INTEGER NOT NULL)");
  database.execute("DELETE FROM fuzzy_origin");
  sqlite::Statement insert(database, "INSERT INTO fuzzy_origin VALUES(?)");
  insert.bind(1, origin()).run();
}

bool index_is_current(sqlite::Database& database) {
  const bool told =
      database.query_int(
          "SELECT EXISTS(SELECT 1 FROM sqlite_schema WHERE name = 'fuzzy_origin')") != 0;
  if (!told) return false;
  sqlite::Statement select(database, "SELECT rules FROM fuzzy_origin");
  sqlite::Rows rows = select.rows();
  const sqlite::Row* row = rows.next();
  return row != nullptr && row->column_int(0) == origin();
}

}  // namespace calque
