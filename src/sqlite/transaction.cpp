#include "sqlite/transaction.h"

#include <sqlite3.h>

#include "sqlite/database.h"

namespace calque::sqlite {

Transaction::Transaction(Database& database) : database_(database) {
  database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  // SQLite itself rolls back on a full disk and on some I/O errors; then there is nothing to do.
  if (open_ && database_.in_transaction()) {
    sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace calque::sqlite
