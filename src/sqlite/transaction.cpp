#include "sqlite/transaction.h"

#include <sqlite3.h>

#include "sqlite/database.h"

namespace calque::sqlite {

Transaction::UncheckedKeys::UncheckedKeys(Database& database, ForeignKeys keys)
    : database_(database),
      switched_off_(keys == ForeignKeys::trusted &&
                    database.query_int("PRAGMA foreign_keys") != 0) {
  if (switched_off_) database_.execute("PRAGMA foreign_keys = OFF");
}

Transaction::UncheckedKeys::~UncheckedKeys() {
  if (switched_off_) {
    sqlite3_exec(database_.handle(), "PRAGMA foreign_keys = ON", nullptr, nullptr, nullptr);
  }
}

Transaction::Transaction(Database& database, ForeignKeys keys)
    : unchecked_(database, keys), database_(database) {
  database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  // SQLite itself rolls back on a full disk and on some I/O errors; then there is nothing to do.
  if (open_) database_.roll_back();
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace calque::sqlite
