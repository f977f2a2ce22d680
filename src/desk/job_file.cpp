#include "desk/job_file.h"

#include <charconv>
#include <set>

#include "calque/error.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "store/stored_text.h"

namespace calque::desk {
namespace {

// `kept` holds what segments were before an action, so that it can be undone; `history` each text
// that was replaced. Of a segment that is gone its id stays, so that who has it learns that.
constexpr const char* kTables[] = {
    "CREATE TABLE job(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE source(id INTEGER PRIMARY KEY, name TEXT NOT NULL, hash INTEGER NOT NULL, "
    "at TEXT NOT NULL, bytes BLOB NOT NULL)",
    "CREATE TABLE segment(id INTEGER PRIMARY KEY, position INTEGER NOT NULL, rev INTEGER NOT NULL, "
    "version INTEGER NOT NULL, slot INTEGER NOT NULL, span_begin INTEGER NOT NULL, "
    "span_end INTEGER NOT NULL, paragraph INTEGER NOT NULL, kind TEXT NOT NULL, "
    "source TEXT NOT NULL, target TEXT, state INTEGER NOT NULL, touched INTEGER NOT NULL, "
    "origin TEXT, grp INTEGER NOT NULL, words INTEGER NOT NULL, payable INTEGER NOT NULL, "
    "errors INTEGER NOT NULL, warnings INTEGER NOT NULL, remarks INTEGER NOT NULL, by TEXT, "
    "at TEXT, unit TEXT, tuid TEXT, properties TEXT, chain INTEGER NOT NULL, before TEXT)",
    "CREATE TABLE slot(id INTEGER PRIMARY KEY, text TEXT NOT NULL)",
    "CREATE TABLE gone(id INTEGER PRIMARY KEY, rev INTEGER NOT NULL)",
    "CREATE TABLE kept(action INTEGER NOT NULL, id INTEGER NOT NULL, position INTEGER NOT NULL, "
    "rev INTEGER NOT NULL, version INTEGER NOT NULL, slot INTEGER NOT NULL, "
    "span_begin INTEGER NOT NULL, span_end INTEGER NOT NULL, paragraph INTEGER NOT NULL, "
    "kind TEXT NOT NULL, source TEXT NOT NULL, target TEXT, state INTEGER NOT NULL, "
    "touched INTEGER NOT NULL, origin TEXT, grp INTEGER NOT NULL, words INTEGER NOT NULL, "
    "payable INTEGER NOT NULL, errors INTEGER NOT NULL, warnings INTEGER NOT NULL, "
    "remarks INTEGER NOT NULL, by TEXT, at TEXT, unit TEXT, tuid TEXT, properties TEXT, "
    "chain INTEGER NOT NULL, before TEXT, PRIMARY KEY(action, id))",
    "CREATE TABLE action(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, by TEXT, at TEXT NOT NULL, "
    "undone TEXT, rev INTEGER NOT NULL)",
    "CREATE TABLE touched(action INTEGER NOT NULL, segment INTEGER NOT NULL, after INTEGER, "
    "PRIMARY KEY(action, segment)) WITHOUT ROWID",
    "CREATE TABLE history(id INTEGER PRIMARY KEY, segment INTEGER NOT NULL, "
    "version INTEGER NOT NULL, target TEXT, state INTEGER NOT NULL, by TEXT, at TEXT, "
    "why TEXT NOT NULL)",
    "CREATE TABLE note(id INTEGER PRIMARY KEY, segment INTEGER NOT NULL, parent INTEGER, "
    "text TEXT NOT NULL, by TEXT, at TEXT NOT NULL, resolved INTEGER NOT NULL)",
    "CREATE TABLE stored(id INTEGER PRIMARY KEY, segment INTEGER NOT NULL, action INTEGER, "
    "batch BLOB NOT NULL)",
    "CREATE TABLE pending(segment INTEGER PRIMARY KEY, version INTEGER NOT NULL, "
    "batch BLOB NOT NULL, unit TEXT NOT NULL, state INTEGER NOT NULL, target TEXT NOT NULL, "
    "propagate INTEGER NOT NULL, by TEXT, at TEXT NOT NULL, request TEXT)",
    "CREATE TABLE request(key TEXT PRIMARY KEY, segment INTEGER, action INTEGER, "
    "at TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX segment_position ON segment(position)",
    "CREATE INDEX segment_rev ON segment(rev)",
    "CREATE INDEX segment_group ON segment(grp)",
    "CREATE INDEX gone_rev ON gone(rev)",
    "CREATE INDEX history_segment ON history(segment)",
    "CREATE INDEX note_segment ON note(segment)",
    "CREATE INDEX stored_segment ON stored(segment)"};

/// A file of a stranger may hold triggers, views or generated columns, which would run while it is
/// used: its schema must be word for word that of a job.
void check_schema(sqlite::Database& database) {
  const std::set<std::string_view> known(std::begin(kTables), std::end(kTables));
  std::size_t found = 0;
  sqlite::Statement all(database,
                        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL OR type NOT IN "
                        "('table', 'index')");
  for (const sqlite::Row& row : all.rows()) {
    if (!known.contains(row.column_text(1))) {
      throw InputError(database.path().string() + ": " + stored_text(row, 0) +
                       " is no part of a job: the file was altered, or is not calque's");
    }
    ++found;
  }
  if (found != known.size()) {
    throw InputError(database.path().string() + ": it lacks parts of a job");
  }
}

void prepare(sqlite::Database& database) {
  database.use_write_ahead_log();
  // What was answered must be there after a power cut too.
  database.execute("PRAGMA synchronous = FULL");
}

std::int64_t number_of(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

sqlite::Database create_job_file(const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::exists(path, error)) {
    throw UsageError(path.string() + " is there already");
  }
  sqlite::Database database(path, sqlite::OpenMode::create, kJobPatience);
  prepare(database);
  sqlite::Transaction transaction(database);
  database.execute("PRAGMA application_id = " + std::to_string(kJobApplicationId));
  database.execute("PRAGMA user_version = " + std::to_string(kJobVersion));
  for (const char* const table : kTables) database.execute(table);
  transaction.commit();
  return database;
}

sqlite::Database open_job_file(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    throw InputError(path.string() + ": there is no such job");
  }
  sqlite::Database database(path, sqlite::OpenMode::read_write, kJobPatience);
  std::int64_t version = 0;
  std::int64_t application = 0;
  try {
    application = database.query_int("PRAGMA application_id");
    version = database.query_int("PRAGMA user_version");
  } catch (const sqlite::Error& failure) {
    throw InputError(failure.what());
  }
  if (application != kJobApplicationId || version < 1) {
    throw InputError(path.string() + " is no job of calque");
  }
  if (version > kJobVersion) {
    throw InputError(path.string() + " was made by a newer calque: use that one");
  }
  check_schema(database);
  prepare(database);
  return database;
}

std::string job_value(sqlite::Database& database, std::string_view key) {
  sqlite::Statement query(database, "SELECT value FROM job WHERE key = ?");
  sqlite::Rows rows = query.rows(key);
  const sqlite::Row* const row = rows.next();
  return row == nullptr ? std::string() : stored_text(*row, 0);
}

void set_job_value(sqlite::Database& database, std::string_view key, std::string_view value) {
  sqlite::Statement(database,
                    "INSERT INTO job(key, value) VALUES(?, ?) "
                    "ON CONFLICT(key) DO UPDATE SET value = excluded.value")
      .bind(1, key)
      .bind(2, value)
      .run();
}

std::int64_t revision(sqlite::Database& database) {
  return number_of(job_value(database, "rev"));
}

std::int64_t next_revision(sqlite::Database& database) {
  const std::int64_t next = revision(database) + 1;
  set_job_value(database, "rev", std::to_string(next));
  return next;
}

}  // namespace calque::desk
