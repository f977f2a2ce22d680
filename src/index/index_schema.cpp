#include "index/index_schema.h"

#include "index/index_origin.h"
#include "sqlite/database.h"

namespace calque {

void create_index_tables(sqlite::Database& database) {
  // Run numbers are never used twice (AUTOINCREMENT): what a reader has cached of a run stays true.
  database.execute(R"sql(
    CREATE TABLE fuzzy_run(
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      language TEXT NOT NULL,
      documents INTEGER NOT NULL,
      dictionary_chunks INTEGER NOT NULL,
      weights BLOB NOT NULL
    );
    CREATE TABLE fuzzy_chunk(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
    CREATE TABLE fuzzy_recent(
      variant INTEGER PRIMARY KEY,
      language TEXT NOT NULL,
      document BLOB NOT NULL
    );
    CREATE TABLE fuzzy_removed(variant INTEGER PRIMARY KEY, below_run INTEGER NOT NULL);
  )sql");
  record_index_origin(database);
}

}  // namespace calque
