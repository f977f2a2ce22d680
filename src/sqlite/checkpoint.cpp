#include "sqlite/checkpoint.h"

#include <sqlite3.h>

#include "sqlite/database.h"

namespace calque::sqlite {

void checkpoint(Database& database) {
  // The row says whether it was kept from that, which is no error to SQLite
  // (https://sqlite.org/pragma.html#pragma_wal_checkpoint).
  if (database.query_int("PRAGMA wal_checkpoint(TRUNCATE)") == 0) return;
  throw Error(SQLITE_BUSY, database.path().string() +
                               ": another program has it open, so that what it held before is "
                               "still in its files: close that program and try again");
}

}  // namespace calque::sqlite
