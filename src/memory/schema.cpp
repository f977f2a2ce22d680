#include "memory/schema.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <thread>

#include "error.h"
#include "memory/index_schema.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"

namespace calque::schema {
namespace {

// A row of `attributes` is a set of values that many units and variants share; "" is absent.
// Archived tables hold what an edit or a deletion replaced, with the batch that did it, so that the
// batch can be undone. An id in the archive is not used again: an archived row must be able to come
// back.
constexpr const char* kTablesOfVersion1 = R"sql(
CREATE TABLE language(
  id INTEGER PRIMARY KEY,
  tag TEXT NOT NULL UNIQUE
);
CREATE TABLE batch(
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  source TEXT,
  started TEXT NOT NULL,
  undone TEXT,
  added INTEGER NOT NULL DEFAULT 0,
  replaced INTEGER NOT NULL DEFAULT 0,
  removed INTEGER NOT NULL DEFAULT 0,
  duplicates INTEGER NOT NULL DEFAULT 0,
  header TEXT
);
CREATE TABLE attributes(
  id INTEGER PRIMARY KEY,
  segment_type TEXT NOT NULL,
  datatype TEXT NOT NULL,
  original_format TEXT NOT NULL,
  original_encoding TEXT NOT NULL,
  creation_tool TEXT NOT NULL,
  creation_tool_version TEXT NOT NULL,
  creation_id TEXT NOT NULL,
  change_id TEXT NOT NULL,
  UNIQUE(segment_type, datatype, original_format, original_encoding, creation_tool,
         creation_tool_version, creation_id, change_id)
);
CREATE TABLE unit(
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch(id),
  origin INTEGER NOT NULL REFERENCES batch(id),
  fingerprint INTEGER NOT NULL,
  source_language INTEGER REFERENCES language(id),
  attributes INTEGER NOT NULL REFERENCES attributes(id),
  tuid TEXT,
  creation_date TEXT,
  change_date TEXT,
  last_usage_date TEXT,
  usage_count TEXT,
  notes TEXT,
  properties TEXT
);
CREATE INDEX unit_fingerprint ON unit(fingerprint, batch);
CREATE TABLE variant(
  id INTEGER PRIMARY KEY,
  unit INTEGER NOT NULL REFERENCES unit(id),
  language INTEGER NOT NULL REFERENCES language(id),
  text TEXT NOT NULL,
  markup TEXT,
  previous TEXT,
  next TEXT,
  attributes INTEGER NOT NULL REFERENCES attributes(id),
  creation_date TEXT,
  change_date TEXT,
  last_usage_date TEXT,
  usage_count TEXT,
  notes TEXT,
  properties TEXT
);
CREATE INDEX variant_unit ON variant(unit);
CREATE TABLE archived_unit AS SELECT *, 0 AS removed_by FROM unit;
CREATE TABLE archived_variant AS SELECT *, 0 AS removed_by FROM variant;
CREATE INDEX archived_unit_removed_by ON archived_unit(removed_by);
CREATE INDEX archived_unit_id ON archived_unit(id);
CREATE INDEX archived_variant_id ON archived_variant(id);
CREATE INDEX archived_variant_unit ON archived_variant(unit);
)sql";

// The variants of a unit have numbers that follow each other: the unit names the range, and an
// index of variants by unit (6 % of the file) need not be kept. A search reads the recent documents
// of its language alone.
constexpr const char* kVersion2 = R"sql(
ALTER TABLE unit ADD COLUMN first_variant INTEGER NOT NULL DEFAULT 0;
ALTER TABLE unit ADD COLUMN variants INTEGER NOT NULL DEFAULT 0;
ALTER TABLE archived_unit ADD COLUMN first_variant INTEGER NOT NULL DEFAULT 0;
ALTER TABLE archived_unit ADD COLUMN variants INTEGER NOT NULL DEFAULT 0;
UPDATE unit SET (first_variant, variants) =
  (SELECT coalesce(min(v.id), 0), count(*) FROM variant v WHERE v.unit = unit.id);
UPDATE archived_unit SET (first_variant, variants) =
  (SELECT coalesce(min(v.id), 0), count(*) FROM archived_variant v
   WHERE v.unit = archived_unit.id AND v.removed_by = archived_unit.removed_by);
DROP INDEX variant_unit;
CREATE INDEX fuzzy_recent_language ON fuzzy_recent(language);
)sql";

// Made anew with every change of the tables, so that they stay the same for those who use them.
constexpr const char* kViews = R"sql(
DROP VIEW IF EXISTS translation_variant;
DROP VIEW IF EXISTS translation_pair;
CREATE VIEW translation_variant AS
  SELECT v.id AS variant, v.unit AS unit, l.tag AS language, v.text AS text, v.markup AS markup,
         v.previous AS previous, v.next AS next, u.tuid AS tuid, s.tag AS source_language,
         coalesce(v.creation_date, u.creation_date) AS creation_date,
         coalesce(v.change_date, u.change_date) AS change_date,
         coalesce(nullif(va.change_id, ''), nullif(ua.change_id, '')) AS change_id,
         u.properties AS unit_properties, v.properties AS properties,
         u.notes AS unit_notes, v.notes AS notes, o.source AS origin, u.batch AS batch
  FROM variant v JOIN unit u ON u.id = v.unit JOIN language l ON l.id = v.language
       JOIN attributes va ON va.id = v.attributes JOIN attributes ua ON ua.id = u.attributes
       JOIN batch o ON o.id = u.origin LEFT JOIN language s ON s.id = u.source_language;
CREATE VIEW translation_pair AS
  SELECT a.unit AS unit, la.tag AS source_language, a.text AS source,
         lb.tag AS target_language, b.text AS target
  FROM variant a JOIN unit u ON u.id = a.unit
       JOIN variant b ON b.id >= u.first_variant AND b.id < u.first_variant + u.variants
                         AND b.language <> a.language
       JOIN language la ON la.id = a.language JOIN language lb ON lb.id = b.language;
)sql";

std::int64_t user_version(sqlite::Database& database) {
  return database.query_int("PRAGMA user_version");
}

bool is_empty(sqlite::Database& database) {
  return database.query_int("SELECT count(*) FROM sqlite_schema") == 0;
}

[[noreturn]] void refuse(const sqlite::Database& database, const std::string& reason) {
  throw InputError(database.path().string() + " " + reason);
}

void require_memory(sqlite::Database& database) {
  if (database.query_int("PRAGMA application_id") != kApplicationId) {
    refuse(database, "is not a calque memory: give another file with --memory");
  }
  if (user_version(database) > kVersion) {
    refuse(database, "was written by a newer version of calque: update calque to use it");
  }
}

void create_version_1(sqlite::Database& database) {
  database.execute(kTablesOfVersion1);
  create_index_tables(database);
  database.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
}

void migrate_to_version_2(sqlite::Database& database) {
  database.execute(kVersion2);
}

/// The function at place n brings a file from version n to n + 1; 0 is an empty file.
constexpr std::array<void (*)(sqlite::Database&), kVersion> kMigrations{create_version_1,
                                                                        migrate_to_version_2};

void migrate(sqlite::Database& database) {
  for (auto version = user_version(database); version < kVersion; ++version) {
    kMigrations.at(static_cast<std::size_t>(version))(database);
    database.execute("PRAGMA user_version = " + std::to_string(version + 1));
  }
  database.execute(kViews);
}

/// Write-ahead logging lets others read while a batch is written. The change needs the file for
/// itself for a moment; when others keep it busy the memory works without, and the next open tries
/// again.
void prefer_write_ahead_log(sqlite::Database& database) {
  constexpr int kTries = 100;
  constexpr auto kPause = std::chrono::milliseconds(10);
  for (int i = 0; i < kTries; ++i) {
    try {
      sqlite::Statement mode(database, "PRAGMA journal_mode = WAL");
      if (mode.step() && mode.column_text(0) == "wal") return;
    } catch (const sqlite::Error&) {
      // busy
    }
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace

void prepare(sqlite::Database& database) {
  const bool empty = is_empty(database);
  if (!empty) require_memory(database);
  if (!database.path().empty()) prefer_write_ahead_log(database);
  if (!empty && user_version(database) == kVersion) return;
  // Another process may be doing the same: look again once the write lock is ours.
  sqlite::Transaction transaction(database);
  if (!is_empty(database)) require_memory(database);
  migrate(database);
  transaction.commit();
}

void require_current(sqlite::Database& database) {
  require_memory(database);
  if (user_version(database) < kVersion) {
    refuse(database,
           "was written by an older version of calque: any command that changes it, "
           "such as \"calque import\", brings it up to date");
  }
}

std::string columns_of(sqlite::Database& database, std::string_view table) {
  sqlite::Statement query(database, "SELECT group_concat(name) FROM pragma_table_info(?)");
  query.bind(1, table);
  query.step();
  return std::string(query.column_text(0));
}

}  // namespace calque::schema
