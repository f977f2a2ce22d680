#include "sqlite/database.h"

#include <sqlite3.h>
#include <unistd.h>

#include <system_error>

#include "sqlite/statement.h"

namespace calque::sqlite {
namespace {

// Long enough for another process to finish a large import; SQLite sleeps and retries meanwhile.
constexpr int kBusyTimeoutMs = 300'000;

/// A database with a write-ahead log cannot be read where its log files cannot be made; but where
/// nobody can write, nobody needs the log (https://sqlite.org/wal.html, "Read-Only Databases").
bool is_in_read_only_folder(const std::filesystem::path& path) {
  const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
  std::filesystem::path log = path;
  log += "-wal";
  std::error_code error;
  return access(folder.c_str(), W_OK) != 0 && !std::filesystem::exists(log, error);
}

/// The file as a URI (https://sqlite.org/uri.html) that says that it does not change.
std::string immutable_uri(const std::filesystem::path& path) {
  std::string uri = "file:";
  for (const char c : path.string()) {
    if (c == '%' || c == '?' || c == '#') {
      constexpr std::string_view kHex = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      uri.append("%").append(1, kHex[byte >> 4U]).append(1, kHex[byte & 15U]);
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

int open_flags(OpenMode mode) {
  switch (mode) {
    case OpenMode::read_only:
      return SQLITE_OPEN_READONLY;
    case OpenMode::read_write:
      return SQLITE_OPEN_READWRITE;
    case OpenMode::create:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  }
  return SQLITE_OPEN_READONLY;
}

/// What the person at the terminal can do about the more common failures.
std::string_view advice(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return "; the disk is full: free some space and try again, what was not finished was "
             "not stored";
    case SQLITE_READONLY:
      return "; the file cannot be written: check its permissions";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "; another program has kept it busy for five minutes: try again when it has finished";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "; the file is damaged or is not an SQLite file: restore it from a backup, or rescue "
             "what "
             "is left with \"calque recover\"";
    case SQLITE_CANTOPEN:
      return "; check that the folder exists and that you may use it";
    case SQLITE_IOERR:
      return "; reading or writing failed (disk full, file-size limit or a lost drive?), "
             "what was not finished was not stored";
    default:
      return "";
  }
}

}  // namespace

void Database::Close::operator()(sqlite3* handle) const {
  sqlite3_close_v2(handle);
}

Database::Database(const std::filesystem::path& path, OpenMode mode) : path_(path) {
  const bool immutable = mode == OpenMode::read_only && is_in_read_only_folder(path);
  const std::string name = immutable ? immutable_uri(path) : path.string();
  const int flags = open_flags(mode) | SQLITE_OPEN_NOMUTEX | (immutable ? SQLITE_OPEN_URI : 0);
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &raw, flags, nullptr);
  handle_.reset(raw);
  if (code != SQLITE_OK) fail(code, "open");
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_busy_timeout(raw, kBusyTimeoutMs);
}

void Database::execute(std::string_view sql) {
  const std::string terminated(sql);
  const int code = sqlite3_exec(handle(), terminated.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(sqlite3_extended_errcode(handle()), "change");
}

std::int64_t Database::query_int(std::string_view sql) {
  Statement query(*this, sql);
  return query.step() ? query.column_int(0) : 0;
}

std::int64_t Database::last_insert_rowid() const {
  return sqlite3_last_insert_rowid(handle());
}

std::int64_t Database::changes() const {
  return sqlite3_changes64(handle());
}

std::int64_t Database::total_changes() const {
  return sqlite3_total_changes64(handle());
}

bool Database::in_transaction() const {
  return sqlite3_get_autocommit(handle()) == 0;
}

bool Database::read_only() const {
  return sqlite3_db_readonly(handle(), "main") == 1;
}

void Database::fail(int code, std::string_view doing) const {
  std::string message = "cannot ";
  message.append(doing).append(" ").append(path_.string()).append(": ");
  message.append(handle_ ? sqlite3_errmsg(handle()) : sqlite3_errstr(code));
  message.append(advice(code));
  throw Error(code, message);
}

}  // namespace calque::sqlite
