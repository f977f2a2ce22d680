#include "sqlite/backup.h"

#include <sqlite3.h>

#include <memory>

#include "sqlite/database.h"

namespace calque::sqlite {
namespace {

/// So many pages are copied between two calls: 8 MB, some hundredths of a second.
constexpr int kPagesPerStep = 2048;

/// One state of the file, for as long as it lives: a copy of several steps would begin anew
/// whenever somebody wrote in between.
class Snapshot {
 public:
  explicit Snapshot(Database& database) : database_(database) {
    database_.execute("BEGIN");
    database_.query_int("SELECT count(*) FROM sqlite_schema");
  }
  ~Snapshot() { database_.roll_back(); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Database& database_;
};

struct Finish {
  void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

void copy_pages(Database& from, Database& to, const std::function<void()>& between) {
  const Snapshot snapshot(from);
  const std::unique_ptr<sqlite3_backup, Finish> backup(
      sqlite3_backup_init(to.handle(), "main", from.handle(), "main"));
  if (!backup) to.fail(sqlite3_extended_errcode(to.handle()), "write");
  int code = SQLITE_OK;
  while (code == SQLITE_OK) {
    code = sqlite3_backup_step(backup.get(), kPagesPerStep);
    if (between) between();
  }
  // What failed, the reading or the writing, stands in neither's own message.
  if (code != SQLITE_DONE) {
    throw Error(code, "cannot copy " + from.path().string() + " to " + to.path().string() + ": " +
                          sqlite3_errstr(code));
  }
}

}  // namespace

void copy_database(Database& from, const std::filesystem::path& to,
                   const std::function<void()>& between) {
  Database copy(to, OpenMode::read_write);
  // It is worth nothing until it is whole, and whoever asked for it sees to the disk.
  copy.execute("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY");
  copy_pages(from, copy, between);
  copy.close_to_one_file();
}

}  // namespace calque::sqlite
