#include "upkeep/mended_tables.h"

#include "sqlite/database.h"
#include "sqlite/statement.h"

namespace calque {
namespace {

// Rows that name no unit or entry that could be.
constexpr const char* kDropStrays = R"sql(
DELETE FROM variant WHERE unit NOT BETWEEN 1 AND 1 << 53;
DELETE FROM term WHERE concept NOT BETWEEN 1 AND 1 << 53;
)sql";

constexpr const char* kLanguages = R"sql(
INSERT INTO language(id, tag)
  SELECT id, 'x-lost-' || (row_number() OVER (ORDER BY id) +
      (SELECT coalesce(max(CAST(substr(tag, 8) AS INTEGER)), 0) FROM language
        WHERE tag LIKE 'x-lost-%'))
  FROM (SELECT language AS id FROM variant UNION SELECT language FROM term
        UNION SELECT source_language FROM unit WHERE source_language IS NOT NULL)
  WHERE id NOT IN (SELECT id FROM language);
)sql";

constexpr const char* kAttributes = R"sql(
INSERT OR IGNORE INTO attributes(segment_type, datatype, original_format, original_encoding,
    creation_tool, creation_tool_version, creation_id, change_id)
  VALUES('', '', '', '', '', '', '', '');
CREATE TEMP TABLE no_attributes AS SELECT id FROM attributes
  WHERE segment_type = '' AND datatype = '' AND original_format = '' AND original_encoding = ''
    AND creation_tool = '' AND creation_tool_version = '' AND creation_id = '' AND change_id = '';
UPDATE unit SET attributes = (SELECT id FROM temp.no_attributes)
  WHERE attributes NOT IN (SELECT id FROM attributes);
UPDATE variant SET attributes = (SELECT id FROM temp.no_attributes)
  WHERE attributes NOT IN (SELECT id FROM attributes);
)sql";

// Batch 0 is none: rows that refer to it are of lost batches.
constexpr const char* kOwners = R"sql(
INSERT INTO unit(id, batch, origin, fingerprint, attributes)
  SELECT DISTINCT unit, 0, 0, 0, (SELECT id FROM temp.no_attributes) FROM variant
  WHERE unit NOT IN (SELECT id FROM unit);
INSERT INTO concept(id, batch, origin, fingerprint)
  SELECT DISTINCT concept, 0, 0, 0 FROM term WHERE concept NOT IN (SELECT id FROM concept);
DROP TABLE temp.no_attributes;
)sql";

constexpr const char* kBatches = R"sql(
INSERT INTO batch(id, kind, started)
  SELECT id, 'unknown', ?1 FROM (SELECT batch AS id FROM unit UNION SELECT origin FROM unit
    UNION SELECT batch FROM concept UNION SELECT origin FROM concept
    UNION SELECT confirmed FROM unit WHERE confirmed IS NOT NULL)
  WHERE id BETWEEN 1 AND 1 << 53 AND id NOT IN (SELECT id FROM batch);
)sql";

// Of those whose batch is not known at all.
constexpr const char* kUnknownBatch = R"sql(
INSERT INTO batch(kind, started)
  SELECT 'unknown', ?1 WHERE EXISTS(
    SELECT 1 FROM (SELECT batch AS id FROM unit UNION SELECT origin FROM unit
      UNION SELECT batch FROM concept UNION SELECT origin FROM concept)
    WHERE id NOT IN (SELECT id FROM batch));
)sql";

constexpr const char* kToUnknownBatch = R"sql(
UPDATE unit SET batch = (SELECT max(id) FROM batch) WHERE batch NOT IN (SELECT id FROM batch);
UPDATE unit SET origin = (SELECT max(id) FROM batch) WHERE origin NOT IN (SELECT id FROM batch);
UPDATE concept SET batch = (SELECT max(id) FROM batch) WHERE batch NOT IN (SELECT id FROM batch);
UPDATE concept SET origin = (SELECT max(id) FROM batch) WHERE origin NOT IN (SELECT id FROM batch);
UPDATE unit SET confirmed = NULL WHERE confirmed NOT IN (SELECT id FROM batch);
UPDATE batch SET undoes = NULL WHERE undoes NOT IN (SELECT id FROM batch);
UPDATE batch SET uid = NULL WHERE length(uid) <> 16;
UPDATE unit SET uid = NULL WHERE length(uid) <> 16;
UPDATE unit SET topic = NULL;
)sql";

// Variants whose unit has gaps between them are numbered anew, after all others.
constexpr const char* kRanges = R"sql(
CREATE TEMP TABLE gaps AS SELECT unit FROM variant GROUP BY unit
  HAVING max(id) - min(id) + 1 <> count(*);
CREATE TEMP TABLE renumbered(old INTEGER PRIMARY KEY, new INTEGER);
INSERT INTO renumbered SELECT id,
    (SELECT max(id) FROM variant) + row_number() OVER (ORDER BY unit, id)
  FROM variant WHERE unit IN (SELECT unit FROM temp.gaps);
UPDATE variant SET id = (SELECT new FROM temp.renumbered WHERE old = variant.id)
  WHERE id IN (SELECT old FROM temp.renumbered);
CREATE TEMP TABLE range(unit INTEGER PRIMARY KEY, first INTEGER, n INTEGER);
INSERT INTO range SELECT unit, min(id), count(*) FROM variant GROUP BY unit;
UPDATE unit SET first_variant = 0, variants = 0;
UPDATE unit SET (first_variant, variants) =
    (SELECT first, n FROM temp.range WHERE range.unit = unit.id)
  WHERE id IN (SELECT unit FROM temp.range);
DROP TABLE temp.gaps;
DROP TABLE temp.renumbered;
DROP TABLE temp.range;
)sql";

void run(sqlite::Database& database, const char* sql, const std::string& now) {
  sqlite::Statement(database, sql).bind(1, std::string_view(now)).run();
}

}  // namespace

void mend_references(sqlite::Database& database, const std::string& now) {
  for (const char* sql : {kDropStrays, kLanguages, kAttributes, kOwners}) database.execute(sql);
  run(database, kBatches, now);
  run(database, kUnknownBatch, now);
  database.execute(kToUnknownBatch);
  database.execute(kRanges);
}

std::vector<std::string> lost_languages(sqlite::Database& database) {
  sqlite::Statement query(database,
                          "SELECT tag FROM language WHERE tag LIKE 'x-lost-%' ORDER BY tag");
  std::vector<std::string> tags;
  for (const sqlite::Row& row : query.rows()) tags.emplace_back(row.column_text(0));
  return tags;
}

}  // namespace calque
