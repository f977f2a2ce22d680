#include "store/version_4.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "calque/error.h"
#include "model/told_by_properties.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "store/fingerprint.h"
#include "store/language_table.h"
#include "store/older_schema.h"
#include "store/schema.h"
#include "store/topic_table.h"
#include "store/unit_reader.h"

namespace calque::schema {
namespace {

constexpr const char* kTables = R"sql(
CREATE TABLE topic(
  id INTEGER PRIMARY KEY,
  client TEXT NOT NULL,
  domain TEXT NOT NULL,
  UNIQUE(client, domain)
);
DROP INDEX unit_fingerprint;
ALTER TABLE batch ADD COLUMN uid BLOB;
ALTER TABLE batch ADD COLUMN author TEXT;
ALTER TABLE batch ADD COLUMN sitting TEXT;
ALTER TABLE batch ADD COLUMN undoes INTEGER REFERENCES batch(id);
ALTER TABLE batch ADD COLUMN first_unit INTEGER;
ALTER TABLE batch ADD COLUMN units INTEGER NOT NULL DEFAULT 0;
ALTER TABLE variant ADD COLUMN key TEXT;
ALTER TABLE variant ADD COLUMN base INTEGER;
ALTER TABLE archived_variant ADD COLUMN key TEXT;
ALTER TABLE archived_variant ADD COLUMN base INTEGER;
CREATE TABLE unit_4(
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
  properties TEXT,
  first_variant INTEGER NOT NULL DEFAULT 0,
  variants INTEGER NOT NULL DEFAULT 0,
  fingerprint2 INTEGER NOT NULL DEFAULT 0,
  uid BLOB,
  confirmed INTEGER REFERENCES batch(id),
  topic INTEGER REFERENCES topic(id)
);
CREATE TABLE archived_unit_4 AS SELECT *, 0 AS removed_by FROM unit_4;
)sql";

// Units that a batch changed are few, most often, beside those that it brought, which have numbers
// that follow each other and need no index.
constexpr const char* kIndexes = R"sql(
CREATE INDEX unit_changed ON unit(batch) WHERE batch <> origin;
CREATE INDEX unit_uid ON unit(uid) WHERE uid IS NOT NULL;
CREATE INDEX unit_topic ON unit(topic) WHERE topic IS NOT NULL;
CREATE UNIQUE INDEX batch_uid ON batch(uid);
CREATE INDEX archived_unit_batch ON archived_unit(batch, removed_by);
CREATE INDEX archived_unit_uid ON archived_unit(uid) WHERE uid IS NOT NULL;
CREATE INDEX archived_concept_removed_by ON archived_concept(removed_by);
CREATE INDEX archived_concept_batch ON archived_concept(batch, removed_by);
CREATE INDEX archived_concept_id ON archived_concept(id);
CREATE INDEX archived_term_removed_by ON archived_term(removed_by);
CREATE INDEX archived_term_id ON archived_term(id);
)sql";

/// Copies the units of a table to the one that takes its place, with what version 4 adds.
class Mover {
 public:
  /// `reader` reads a row of `table`: its number, the unit's, and the batch that removed it.
  Mover(sqlite::Database& database, const LanguageTable& languages, const std::string& table)
      : topics_(database),
        archive_(table != "unit"),
        reader_(archive_ ? UnitReader::of_archive(database, languages)
                         : UnitReader(database, languages)),
        select_(database, "SELECT rowid, id, " + std::string(archive_ ? "removed_by" : "0") +
                              " FROM main." + table + " WHERE rowid > ? ORDER BY rowid LIMIT 256"),
        insert_(database, insert_sql(database, table)),
        erase_(database, "DELETE FROM main." + table + " WHERE rowid <= ?") {}

  void move() {
    for (std::int64_t last = std::numeric_limits<std::int64_t>::min(); next_page(last);) {
      for (const Place& place : page_) copy(place);
      last = page_.back().row;
      erase_.bind(1, last).run();
    }
  }

 private:
  struct Place {
    std::int64_t row = 0;
    UnitId unit;
    BatchId removed_by;
  };

  static std::string insert_sql(sqlite::Database& database, const std::string& table) {
    const std::string columns = columns_of(database, table);
    return "INSERT INTO " + table + "_4(" + columns + ", fingerprint2, confirmed, topic) SELECT " +
           columns + ", ?2, CASE WHEN ?3 THEN batch END, ?4 FROM main." + table +
           " WHERE rowid = ?1";
  }

  bool next_page(std::int64_t last) {
    page_.clear();
    for (const sqlite::Row& row : select_.rows(last)) {
      page_.push_back({row.column_int(0), UnitId{row.column_int(1)}, BatchId{row.column_int(2)}});
    }
    return !page_.empty();
  }

  void copy(const Place& place) {
    insert_.clear_bindings();
    insert_.bind(1, place.row).bind(2, 0).bind(3, 0);
    if (const auto unit = read(place)) {
      insert_.bind(2, fingerprint_of(*unit).second);
      insert_.bind(3, unit->confirmation == Confirmation::given ? 1 : 0);
      if (const auto topic = topics_.intern(topic_of(unit->properties))) insert_.bind(4, *topic);
    }
    insert_.run();
  }

  /// Nothing of a damaged one: that it is damaged is told where it is used.
  std::optional<TranslationUnit> read(const Place& place) {
    try {
      return archive_ ? reader_.read_removed(place.unit, place.removed_by)
                      : reader_.read(place.unit);
    } catch (const sqlite::Error&) {
      throw;
    } catch (const Error&) {
      return std::nullopt;
    }
  }

  TopicTable topics_;
  bool archive_;
  UnitReader reader_;
  sqlite::Statement select_;
  sqlite::Statement insert_;
  sqlite::Statement erase_;
  std::vector<Place> page_;
};

std::vector<std::string> indexes_of(sqlite::Database& database, const std::string& table) {
  sqlite::Statement query(database,
                          "SELECT sql FROM main.sqlite_schema WHERE type = 'index' AND tbl_name = "
                          "? AND sql IS NOT NULL");
  std::vector<std::string> indexes;
  for (const sqlite::Row& row : query.rows(std::string_view(table))) {
    indexes.emplace_back(row.column_text(0));
  }
  return indexes;
}

void put_in_place(sqlite::Database& database, const std::string& table) {
  const std::vector<std::string> indexes = indexes_of(database, table);
  database.execute("DROP TABLE main." + table);
  database.execute("ALTER TABLE " + table + "_4 RENAME TO " + table);
  for (const std::string& index : indexes) database.execute(index);
}

}  // namespace

void migrate_to_version_4(sqlite::Database& database) {
  database.execute(kTables);
  read_units_as_version_4(database);
  {
    const LanguageTable languages(database);
    for (const char* table : {"unit", "archived_unit"}) {
      Mover(database, languages, table).move();
    }
  }
  read_units_as_they_are(database);
  for (const char* table : {"unit", "archived_unit"}) put_in_place(database, table);
  complete_batches(database);
  database.execute(kIndexes);
  create_fingerprint_index(database);
}

}  // namespace calque::schema
