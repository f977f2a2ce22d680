#include "sqlite/database.h"

#include <sqlite3.h>

#include <array>
#include <chrono>
#include <system_error>
#include <thread>
#include <utility>

#include "file/system.h"
#include "sqlite/statement.h"

namespace calque::sqlite {
namespace {

/// How often, and with what pauses, the file is asked for to turn write-ahead logging on.
constexpr int kTries = 20;
constexpr auto kPause = std::chrono::milliseconds(10);

/// What a file of a stranger may ask for. The longest text or blob that calque writes is a lexicon,
/// 100 MB for ten million pairs; its statements are simple, but may list thousands of languages.
constexpr std::array<std::pair<int, int>, 7> kLimits{{{SQLITE_LIMIT_LENGTH, 512 << 20},
                                                      {SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
                                                      {SQLITE_LIMIT_COLUMN, 100},
                                                      {SQLITE_LIMIT_EXPR_DEPTH, 50},
                                                      {SQLITE_LIMIT_COMPOUND_SELECT, 10},
                                                      {SQLITE_LIMIT_FUNCTION_ARG, 16},
                                                      {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100}}};

constexpr std::array<std::pair<int, int>, 5> kSettings{
    {{SQLITE_DBCONFIG_DEFENSIVE, 1},
     {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
     {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
     {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
     {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}}};

std::filesystem::path log_of(std::filesystem::path path) {
  path += "-wal";
  return path;
}

/// A writer that was killed may have left the file half changed, and what it changed in a journal.
/// SQLite puts that back for the next to open the file, if that one may write.
void put_back_unfinished(const std::filesystem::path& path) {
  std::filesystem::path journal = path;
  journal += "-journal";
  std::error_code error;
  if (!std::filesystem::exists(journal, error)) return;
  try {
    Database(path, OpenMode::read_write).query_int("SELECT count(*) FROM sqlite_schema");
  } catch (const Error&) {  // NOLINT(bugprone-empty-catch)
    // Who reads the file will find the same, and tell.
  }
}

/// SQLite gives names of its own meanings ("", ":memory:", "file:..."); none begins like this.
std::string plain_name(const std::filesystem::path& path) {
  return path.is_absolute() ? path.string() : "./" + path.string();
}

/// A database with a write-ahead log cannot be read where its log files cannot be made; but where
/// nobody can write, nobody needs the log (https://sqlite.org/wal.html, "Read-Only Databases").
/// A folder that only this user cannot write to is another matter: others may be writing.
bool is_unchanging(const std::filesystem::path& path) {
  std::error_code error;
  const auto log = std::filesystem::file_size(log_of(path), error);
  return file::is_on_read_only_system(path) && (error || log == 0);
}

/// The file as a URI (https://sqlite.org/uri.html) that says that it does not change.
std::string immutable_uri(const std::filesystem::path& path) {
  std::error_code unknown;
  std::string uri = "file://";  // no host: a path that begins with two slashes stays a path
  for (const char c : std::filesystem::absolute(path, unknown).string()) {
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

constexpr std::string_view kLeftOpen =
    "; it was left open for writing, and its folder cannot be written: have someone who may write "
    "there run \"calque stats\" with it, or copy it, with its -wal file if there is one, to a "
    "folder "
    "of yours";

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

std::string in_words(std::chrono::milliseconds time) {
  if (time == Database::kBusyTimeout) return "five minutes";
  return std::to_string(time.count()) + " ms";
}

/// What the person at the terminal can do about the more common failures.
std::string advice(int code, std::chrono::milliseconds busy_timeout) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return "; the disk is full: free some space and try again, what was not finished was "
             "not stored";
    case SQLITE_READONLY:
      return "; the file cannot be written: check its permissions";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "; another program has kept it busy for " + in_words(busy_timeout) +
             ": try again when it has finished";
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

/// SQLite counts the bytes that it takes, at each allocation and under one lock for all threads: 2
/// % of an import, for a figure that nobody asks for. A program that has used SQLite before keeps
/// its own choice.
void leave_memory_uncounted() {
  [[maybe_unused]] static const int kCode = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

}  // namespace

void Database::Close::operator()(sqlite3* handle) const {
  sqlite3_close_v2(handle);
}

Database::Database(const std::filesystem::path& path, OpenMode mode,
                   std::chrono::milliseconds busy_timeout)
    : path_(path), mode_(mode), busy_timeout_(busy_timeout) {
  if (path.empty()) throw Error(SQLITE_CANTOPEN, "cannot open a file without a name");
  if (mode == OpenMode::read_only && is_unchanging(path)) {
    open(immutable_uri(path), open_flags(mode) | SQLITE_OPEN_URI);
  } else {
    if (mode == OpenMode::read_only) put_back_unfinished(path);
    open(plain_name(path), open_flags(mode));
  }
}

Database Database::temporary() {
  Database database;
  database.open("", open_flags(OpenMode::create));
  return database;
}

void Database::open(const std::string& name, int flags) {
  leave_memory_uncounted();
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  handle_.reset(raw);
  if (code != SQLITE_OK) fail(code, "open");
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_busy_timeout(raw, static_cast<int>(busy_timeout_.count()));
  harden();
}

/// As SQLite advises for files of strangers (https://sqlite.org/security.html).
void Database::harden() {
  for (const auto& [setting, value] : kSettings) {
    sqlite3_db_config(handle(), setting, value, nullptr);
  }
  for (const auto& [limit, value] : kLimits) sqlite3_limit(handle(), limit, value);
  execute("PRAGMA cell_size_check = ON");
}

bool Database::set_journal_mode(const char* mode) {
  sqlite3_busy_timeout(handle(), 0);
  bool done = false;
  try {
    Statement change(*this, std::string("PRAGMA journal_mode = ") + mode);
    for (const Row& row : change.rows()) done = row.column_text(0) == mode;
  } catch (const Error& error) {
    const int code = error.code() & 0xff;
    if (code != SQLITE_BUSY && code != SQLITE_LOCKED) throw;
  }
  sqlite3_busy_timeout(handle(), static_cast<int>(busy_timeout_.count()));
  return done;
}

bool Database::use_write_ahead_log() {
  for (int tries = kTries; tries > 0; --tries) {
    if (set_journal_mode("wal")) return true;
    std::this_thread::sleep_for(kPause);
  }
  return false;
}

void Database::close_to_one_file() noexcept {
  try {
    std::error_code error;
    if (mode_ == OpenMode::read_only && !path_.empty()) {
      // A reader cannot move the log's content, but may be the last to close the file.
      handle_.reset();
      if (!std::filesystem::exists(log_of(path_), error)) return;
      open(plain_name(path_), open_flags(OpenMode::read_write));
    }
    if (!path_.empty() && !read_only()) set_journal_mode("delete");
  } catch (const Error&) {  // NOLINT(bugprone-empty-catch)
    // The log stays, and all that it holds with it.
  }
  handle_.reset();
}

void Database::execute(std::string_view sql) {
  const std::string terminated(sql);
  const int code = sqlite3_exec(handle(), terminated.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(sqlite3_extended_errcode(handle()), "change");
}

std::int64_t Database::query_int(std::string_view sql) {
  Statement query(*this, sql);
  Rows rows = query.rows();
  const Row* row = rows.next();
  return row == nullptr ? 0 : row->column_int(0);
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

bool Database::in_write_transaction() const {
  return sqlite3_txn_state(handle(), "main") == SQLITE_TXN_WRITE;
}

void Database::roll_back() noexcept {
  sqlite3_exec(handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Database::read_only() const {
  return sqlite3_db_readonly(handle(), "main") == 1;
}

bool Error::is_damage() const {
  const int kind = code_ & 0xff;  // above it stands which page or which call
  return kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB || kind == SQLITE_IOERR;
}

/// True when a file that can only be read has a log that cannot be: see is_unchanging.
bool Database::read_left_open() const {
  std::error_code error;
  return mode_ == OpenMode::read_only && handle_ && std::filesystem::exists(path_, error);
}

void Database::fail(int code, std::string_view doing) const {
  std::string message = "cannot ";
  message.append(doing).append(" ").append(path_.string()).append(": ");
  message.append(handle_ ? sqlite3_errmsg(handle()) : sqlite3_errstr(code));
  const int kind = code & 0xff;
  const bool needs_log = kind == SQLITE_CANTOPEN || kind == SQLITE_READONLY;
  message.append(needs_log && read_left_open() ? kLeftOpen : advice(code, busy_timeout_));
  throw Error(code, message);
}

}  // namespace calque::sqlite
