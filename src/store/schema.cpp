#include "store/schema.h"

#include <array>
#include <cstdint>
#include <string>

#include "calque/error.h"
#include "index/index_schema.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "store/older_schema.h"
#include "store/schema_check.h"
#include "store/schema_views.h"
#include "store/version_4.h"

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

// The glossary: a concept has terms in many languages; `data` are data categories as JSON.
constexpr const char* kVersion3 = R"sql(
CREATE TABLE concept(
  id INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batch(id),
  origin INTEGER NOT NULL REFERENCES batch(id),
  fingerprint INTEGER NOT NULL,
  identifier TEXT,
  data TEXT,
  language_data TEXT
);
CREATE INDEX concept_fingerprint ON concept(fingerprint);
CREATE INDEX concept_identifier ON concept(identifier) WHERE identifier IS NOT NULL;
CREATE INDEX concept_batch ON concept(batch);
CREATE TABLE term(
  id INTEGER PRIMARY KEY,
  concept INTEGER NOT NULL REFERENCES concept(id),
  language INTEGER NOT NULL REFERENCES language(id),
  text TEXT NOT NULL,
  identifier TEXT,
  status TEXT,
  part_of_speech TEXT,
  data TEXT
);
CREATE INDEX term_concept ON term(concept);
CREATE INDEX term_language ON term(language);
CREATE TABLE archived_concept AS SELECT *, 0 AS removed_by FROM concept;
CREATE TABLE archived_term AS SELECT *, 0 AS removed_by FROM term;
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
  if (database.query_int("PRAGMA application_id") != kApplicationId || user_version(database) < 1) {
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

void migrate_to_version_3(sqlite::Database& database) {
  database.execute(kVersion3);
}

/// The function at place n brings a file from version n to n + 1; 0 is an empty file.
constexpr std::array<void (*)(sqlite::Database&), kVersion> kMigrations{
    create_version_1, migrate_to_version_2, migrate_to_version_3, migrate_to_version_4};

/// Views stay the same for those who use them when the tables change. Those of the file may be a
/// stranger's; and no table changes its name while a view names it.
void drop_views(sqlite::Database& database) {
  for (const View& view : kViews) {
    database.execute("DROP VIEW IF EXISTS " + std::string(view.name));
  }
}

void migrate(sqlite::Database& database, std::int64_t found) {
  drop_views(database);
  for (std::int64_t version = found; version < kVersion; ++version) {
    kMigrations.at(static_cast<std::size_t>(version))(database);
    database.execute("PRAGMA user_version = " + std::to_string(version + 1));
  }
  for (const View& view : kViews) database.execute(view.sql);
}

bool is_up_to_date(sqlite::Database& database) {
  if (is_empty(database)) return false;
  require_memory(database);
  const int version = static_cast<int>(user_version(database));
  return check_schema(database, version) == Views::own && version == kVersion;
}

}  // namespace

void prepare(sqlite::Database& database, const std::function<void(int version)>& before_migration) {
  const bool up_to_date = is_up_to_date(database);
  if (!database.path().empty()) database.use_write_ahead_log();
  if (up_to_date) return;
  // Another process may be doing the same: look again once the write lock is ours.
  sqlite::Transaction transaction(database, sqlite::ForeignKeys::trusted);
  if (is_up_to_date(database)) return;
  const int found = is_empty(database) ? 0 : static_cast<int>(user_version(database));
  if (found > 0 && found < kVersion) before_migration(found);
  migrate(database, found);
  transaction.commit();
}

void prepare_reading(sqlite::Database& database) {
  require_memory(database);
  const int version = static_cast<int>(user_version(database));
  check_schema(database, version);
  if (version < kOldestRead) {
    refuse(database,
           "was written by an older version of calque: any command that changes it, "
           "such as \"calque import\", brings it up to date");
  }
  if (version < kVersion) read_as_version_4(database);
}

void drop_fingerprint_index(sqlite::Database& database) {
  database.execute("DROP INDEX unit_fingerprint");
}

void create_fingerprint_index(sqlite::Database& database) {
  database.execute("CREATE INDEX unit_fingerprint ON unit(fingerprint, batch)");
}

std::string columns_of(sqlite::Database& database, std::string_view table) {
  sqlite::Statement query(database, "SELECT group_concat(name) FROM pragma_table_info(?, 'main')");
  for (const sqlite::Row& row : query.rows(table)) return std::string(row.column_text(0));
  return {};
}

}  // namespace calque::schema
