#include <string>

#include "error.h"
#include "index/index_writer.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "store/schema.h"
#include "store/session.h"

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

void restore(sqlite::Database& database, const std::string& table, BatchId id) {
  const std::string archived = "archived_" + table;
  const std::string columns = schema::columns_of(database, table);
  const std::string restore = "INSERT INTO " + table + "(" + columns + ") SELECT " + columns +
                              " FROM " + archived + " WHERE removed_by = ?";
  const std::string forget = "DELETE FROM " + archived + " WHERE removed_by = ?";
  run(database, restore.c_str(), id);
  run(database, forget.c_str(), id);
}

/// Takes the variants that the batch wrote out of the index.
void unindex_written(sqlite::Database& database, IndexWriter& index, BatchId id) {
  sqlite::Statement written(
      database, "SELECT v.id FROM variant v JOIN unit u ON u.id = v.unit WHERE u.batch = ?");
  for (const sqlite::Row& row : written.rows(id.value)) {
    index.remove(VariantId{row.column_int(0)});
  }
}

/// Takes the variants that the batch removed, and that stand in the archive still, into the index.
void index_archived(sqlite::Database& database, IndexWriter& index, BatchId id) {
  sqlite::Statement archived(database,
                             "SELECT v.id, l.tag, v.text, v.markup FROM archived_variant v "
                             "JOIN language l ON l.id = v.language WHERE v.removed_by = ?");
  for (const sqlite::Row& row : archived.rows(id.value)) {
    const Segment segment = stored_segment(row.column_text(2), row.column_text(3));
    index.add(VariantId{row.column_int(0)}, Language(row.column_text(1)), segment.text,
              segment.tags);
  }
}

void undo_units(sqlite::Database& database, BatchId id) {
  IndexWriter index(database);
  unindex_written(database, index, id);
  run(database, "DELETE FROM variant WHERE unit IN (SELECT id FROM unit WHERE batch = ?)", id);
  run(database, "DELETE FROM unit WHERE batch = ?", id);
  index_archived(database, index, id);
  restore(database, "unit", id);
  restore(database, "variant", id);
  index.flush();
}

void undo_glossary(sqlite::Database& database, BatchId id) {
  run(database, "DELETE FROM term WHERE concept IN (SELECT id FROM concept WHERE batch = ?)", id);
  run(database, "DELETE FROM concept WHERE batch = ?", id);
  restore(database, "concept", id);
  restore(database, "term", id);
}

}  // namespace

void Session::undo(BatchId id, const std::string& now) {
  sqlite::Transaction transaction(*database_, sqlite::ForeignKeys::trusted);
  require_undoable(*database_, id);
  undo_units(*database_, id);
  undo_glossary(*database_, id);
  sqlite::Statement mark(*database_, "UPDATE batch SET undone = ? WHERE id = ?");
  mark.bind(1, std::string_view(now)).bind(2, id.value).run();
  transaction.commit();
}

}  // namespace calque
