#include "desk/job_file.h"

#include <charconv>

#include "desk/file_schema.h"
#include "sqlite/statement.h"
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
    "CREATE TABLE pending(batch BLOB PRIMARY KEY, segment INTEGER NOT NULL, "
    "version INTEGER NOT NULL, unit TEXT NOT NULL, state INTEGER NOT NULL, target TEXT NOT NULL, "
    "propagate INTEGER NOT NULL, by TEXT, at TEXT NOT NULL, request TEXT) WITHOUT ROWID",
    "CREATE TABLE request(key TEXT PRIMARY KEY, segment INTEGER, action INTEGER, "
    "at TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX segment_position ON segment(position)",
    "CREATE INDEX segment_rev ON segment(rev)",
    "CREATE INDEX segment_group ON segment(grp)",
    "CREATE INDEX gone_rev ON gone(rev)",
    "CREATE INDEX history_segment ON history(segment)",
    "CREATE INDEX note_segment ON note(segment)",
    "CREATE INDEX stored_segment ON stored(segment)",
    "CREATE INDEX stored_batch ON stored(batch)"};

constexpr FileSchema kSchema{
    .what = "job", .application = kJobApplicationId, .version = kJobVersion, .statements = kTables};

std::int64_t number_of(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

sqlite::Database create_job_file(const std::filesystem::path& path) {
  return create_file(path, kSchema);
}

sqlite::Database open_job_file(const std::filesystem::path& path) {
  return open_file(path, kSchema);
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
