#include "store/older_schema.h"

#include "sqlite/database.h"

namespace calque::schema {
namespace {

// All columns are named: another process may bring the file up to date while this one reads.
constexpr const char* kUnits = R"sql(
CREATE TEMP VIEW unit AS SELECT id, batch, origin, fingerprint, source_language, attributes, tuid,
    creation_date, change_date, last_usage_date, usage_count, notes, properties, first_variant,
    variants, NULL AS fingerprint2, NULL AS uid, -1 AS confirmed, NULL AS topic
  FROM main.unit;
CREATE TEMP VIEW archived_unit AS SELECT id, batch, origin, fingerprint, source_language,
    attributes, tuid, creation_date, change_date, last_usage_date, usage_count, notes, properties,
    first_variant, variants, removed_by, NULL AS fingerprint2, NULL AS uid, -1 AS confirmed,
    NULL AS topic
  FROM main.archived_unit;
)sql";

constexpr const char* kOthers = R"sql(
CREATE TEMP VIEW batch AS SELECT id, kind, source, started, undone, added, replaced, removed,
    duplicates, header, NULL AS uid, NULL AS author, NULL AS sitting, NULL AS undoes,
    1 AS first_unit, 1 << 62 AS units
  FROM main.batch;
CREATE TEMP VIEW variant AS SELECT id, unit, language, text, markup, previous, next, attributes,
    creation_date, change_date, last_usage_date, usage_count, notes, properties, NULL AS key,
    NULL AS base
  FROM main.variant;
CREATE TEMP VIEW topic AS SELECT NULL AS id, NULL AS client, NULL AS domain WHERE 0;
)sql";

}  // namespace

void read_units_as_version_4(sqlite::Database& database) {
  database.execute(kUnits);
}

void read_units_as_they_are(sqlite::Database& database) {
  database.execute("DROP VIEW temp.unit; DROP VIEW temp.archived_unit");
}

void read_as_version_4(sqlite::Database& database) {
  database.execute(kUnits);
  database.execute(kOthers);
}

}  // namespace calque::schema
