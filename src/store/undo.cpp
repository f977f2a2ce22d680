#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calque/error.h"
#include "calque/session.h"
#include "index/index_writer.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "store/backup.h"
#include "store/batch_units.h"
#include "store/schema.h"
#include "store/session_tools.h"
#include "store/stored_variants.h"
#include "store/unit_writer.h"

namespace calque {
namespace {

std::string numbered(BatchId id) {
  return "batch " + std::to_string(id.value);
}

void require_undoable(sqlite::Database& database, BatchId id) {
  sqlite::Statement batch(database, "SELECT undone FROM batch WHERE id = ?");
  sqlite::Rows rows = batch.rows(id.value);
  const sqlite::Row* row = rows.next();
  if (row == nullptr) {
    throw UsageError("there is no " + numbered(id) + " in " + database.path().string() +
                     ": \"calque batches\" lists them");
  }
  if (!row->column_is_null(0)) throw UsageError(numbered(id) + " is undone already");
  sqlite::Statement forgetting(database,
                               "SELECT id, kind FROM batch WHERE kind IN ('compact', 'recover') "
                               "ORDER BY id DESC LIMIT 1");
  for (const sqlite::Row& last : forgetting.rows()) {
    if (id > BatchId{last.column_int(0)}) break;
    throw UsageError(numbered(BatchId{last.column_int(0)}) + " (" +
                     std::string(last.column_text(1)) +
                     ") has not kept what undo needs: batches up to it stay as they are");
  }

  sqlite::Statement later(database,
                          "SELECT max(removed_by) FROM "
                          "(SELECT batch, removed_by FROM archived_unit UNION ALL "
                          "SELECT batch, removed_by FROM archived_concept) "
                          "WHERE batch = ?1 AND removed_by <> ?1");
  for (const sqlite::Row& last : later.rows(id.value)) {
    if (last.column_is_null(0)) break;
    const BatchId other{last.column_int(0)};
    throw UsageError(numbered(other) + " has changed what came with " + numbered(id) + ": undo " +
                     numbered(other) + " first");
  }
}

void run(sqlite::Database& database, const char* sql, BatchId id) {
  sqlite::Statement(database, sql).bind(1, id.value).run();
}

/// Moves the rows of a table that the batch removed back out of the archive.
/// @param of_batch which rows of the archive these are; its parameter is the batch.
void restore(sqlite::Database& database, const std::string& table, const std::string& of_batch,
             BatchId id) {
  const std::string archived = "archived_" + table;
  const std::string columns = schema::columns_of(database, table);
  const std::string restore = "INSERT INTO " + table + "(" + columns + ") SELECT " + columns +
                              " FROM " + archived + " WHERE " + of_batch;
  const std::string forget = "DELETE FROM " + archived + " WHERE " + of_batch;
  run(database, restore.c_str(), id);
  run(database, forget.c_str(), id);
}

constexpr const char* kRemovedBy = "removed_by = ?1";

// Of variants the archive has no list by batch: that of its units leads to them.
constexpr const char* kOfRemovedUnits =
    "rowid IN (SELECT v.rowid FROM archived_unit u CROSS JOIN archived_variant v "
    "ON v.unit = u.id AND v.removed_by = u.removed_by WHERE u.removed_by = ?1)";

/// Deletes the units that the batch wrote, with their variants, and takes these out of the index.
void remove_written(sqlite::Database& database, UnitWriter& writer, BatchId id) {
  // Deleting from the table that is read would be left to chance.
  database.execute("CREATE TEMP TABLE undone_unit(id INTEGER PRIMARY KEY)");
  sqlite::Statement written(database,
                            "INSERT INTO temp.undone_unit SELECT id FROM (" + kUnitsOfBatch + ")");
  written.bind(1, id.value).bind(2, 0).run();
  {
    sqlite::Statement all(database, "SELECT id FROM temp.undone_unit ORDER BY id");
    for (const sqlite::Row& row : all.rows()) writer.erase(UnitId{row.column_int(0)});
  }
  database.execute("DROP TABLE temp.undone_unit");
}

/// Takes the variants that the batch removed, and that stand in the archive still, into the index.
void index_archived(sqlite::Database& database, IndexWriter& index, BatchId id) {
  sqlite::Statement archived(
      database, std::string("SELECT v.id, l.tag, v.text, v.markup FROM archived_variant v "
                            "JOIN language l ON l.id = v.language WHERE v.") +
                    kOfRemovedUnits);
  for (const sqlite::Row& row : archived.rows(id.value)) {
    const Segment segment = stored_segment(row.column_text(2), row.column_text(3));
    index.add(VariantId{row.column_int(0)}, Language(row.column_text(1)), segment.text,
              segment.tags);
  }
}

void undo_units(sqlite::Database& database, LanguageTable& languages, const IndexLimits& limits,
                BatchId id) {
  IndexWriter index(database, limits);
  UnitWriter writer(database, languages, index);
  remove_written(database, writer, id);
  index_archived(database, index, id);
  restore(database, "variant", kOfRemovedUnits, id);
  restore(database, "unit", kRemovedBy, id);
  index.flush();
}

void undo_glossary(sqlite::Database& database, BatchId id) {
  run(database, "DELETE FROM term WHERE concept IN (SELECT id FROM concept WHERE batch = ?)", id);
  run(database, "DELETE FROM concept WHERE batch = ?", id);
  restore(database, "concept", kRemovedBy, id);
  restore(database, "term", kRemovedBy, id);
}

bool changes_most(sqlite::Database& database, BatchId id) {
  sqlite::Statement written(database, "SELECT count(*) FROM (" + kUnitsOfBatch + ")");
  sqlite::Statement removed(
      database,
      "SELECT count(*) FROM archived_unit a WHERE removed_by = ? AND NOT EXISTS "
      "(SELECT 1 FROM unit u WHERE u.id = a.id)");
  std::int64_t changed = 0;
  for (const sqlite::Row& row : written.rows(id.value, 0)) changed += row.column_int(0);
  for (const sqlite::Row& row : removed.rows(id.value)) changed += row.column_int(0);
  return changed > kFewChanges && changed > database.query_int("SELECT count(*) FROM unit") / 2;
}

}  // namespace

void Session::undo(BatchId id, const std::string& now) {
  undo(std::vector{id}, now);
}

void Session::undo(std::vector<BatchId> ids, const std::string& now) {
  std::ranges::sort(ids, std::greater());
  sqlite::Transaction transaction(tools_->database(), sqlite::ForeignKeys::trusted);
  std::optional<BatchId> large;
  for (const BatchId id : ids) {
    require_undoable(tools_->database(), id);
    if (changes_most(tools_->database(), id)) large = id;
    undo_units(tools_->database(), tools_->languages(), tools_->batch_settings().index, id);
    undo_glossary(tools_->database(), id);
    sqlite::Statement mark(tools_->database(), "UPDATE batch SET undone = ? WHERE id = ?");
    mark.bind(1, std::string_view(now)).bind(2, id.value).run();
  }
  if (large && !path().empty()) {
    tools_->tell(keep_before_undo(tools_->database(), *large));
  }
  transaction.commit();
}

}  // namespace calque
