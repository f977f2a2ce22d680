#include "index/index_writer.h"

#include <algorithm>
#include <utility>

#include "index/index_schema.h"
#include "index/run_merger.h"
#include "sqlite/database.h"

namespace calque {

IndexWriter::IndexWriter(sqlite::Database& database, const IndexLimits& limits)
    : database_(database),
      limits_(limits),
      pending_(limits.recent),
      insert_recent_(database,
                     "INSERT OR REPLACE INTO fuzzy_recent(variant, language, document)"
                     " VALUES(?, ?, ?)"),
      delete_recent_(database, "DELETE FROM fuzzy_recent WHERE variant = ?"),
      insert_removed_(database,
                      "INSERT OR REPLACE INTO fuzzy_removed(variant, below_run)"
                      " SELECT ?, 1 + coalesce((SELECT seq FROM sqlite_sequence"
                      " WHERE name = 'fuzzy_run'), 0)") {}

void IndexWriter::note_pending(VariantId variant) {
  if (!any_pending_) least_pending_ = greatest_pending_ = variant;
  any_pending_ = true;
  least_pending_ = std::min(least_pending_, variant);
  greatest_pending_ = std::max(greatest_pending_, variant);
}

void IndexWriter::add(VariantId variant, const Language& language, std::string_view text,
                      std::span<const InlineTag> tags) {
  note_pending(variant);
  if (filling_.used == filling_.entries.size()) filling_.entries.emplace_back();
  Entry& entry = filling_.entries[filling_.used++];
  entry.variant = variant;
  entry.language = language;
  entry.text.assign(text);
  entry.tags.assign(tags.begin(), tags.end());
  if (filling_.used >= limits_.hand_over) hand_over();
}

void IndexWriter::hand_over() {
  worker_.wait();
  if (pending_.tokens() >= limits_.pending_tokens) relieve();
  std::swap(filling_, in_work_);
  worker_.start([this] { collect(in_work_); });
}

void IndexWriter::collect(EntryBatch& batch) {
  for (std::size_t i = 0; i < batch.used; ++i) {
    const Entry& entry = batch.entries[i];
    pending_.add(entry.variant, entry.language, entry.text, entry.tags);
  }
  batch.used = 0;
}

void IndexWriter::remove(VariantId variant) {
  const bool may_be_pending =
      any_pending_ && variant >= least_pending_ && variant <= greatest_pending_;
  if (may_be_pending) flush();
  delete_recent_.bind(1, variant.value).run();
  // Every removal is noted: an older text of the variant may stand in a run while a newer one was
  // still among the recent ones.
  insert_removed_.bind(1, variant.value).run();
}

/// Writes the languages that have the most waiting, until half of what may wait is left: where
/// there are many languages the small ones collect enough for a run of some size.
void IndexWriter::relieve() {
  while (pending_.tokens() > limits_.pending_tokens / 2) {
    auto [language, collected] = pending_.take_largest();
    write(language, collected);
  }
}

void IndexWriter::write_all() {
  for (auto& [language, collected] : pending_.take()) write(language, collected);
}

void IndexWriter::write(const Language& language, PendingDocuments::Collected& collected) {
  if (collected.many == nullptr) {
    write_recent(language, collected.few);
    return;
  }
  collected.many->write(database_, language);
  collected.many.reset();
  merge_due(language);
}

void IndexWriter::write_recent(const Language& language,
                               const std::vector<IndexDocument>& documents) {
  for (const IndexDocument& document : documents) {
    const codec::Bytes bytes = encode(document);
    insert_recent_.bind(1, document.variant.value)
        .bind(2, language.tag())
        .bind_blob(3, bytes)
        .run();
  }
  promote_recent(language);
}

void IndexWriter::promote_recent(const Language& language) {
  sqlite::Statement count(database_, "SELECT count(*) FROM fuzzy_recent WHERE language = ?");
  for (const sqlite::Row& row : count.rows(language.tag())) {
    if (row.column_int(0) < static_cast<std::int64_t>(limits_.recent)) return;
  }
  RunBuilder builder;
  sqlite::Statement select(database_,
                           "SELECT variant, document FROM fuzzy_recent WHERE language = ?");
  for (const sqlite::Row& row : select.rows(language.tag())) {
    builder.add(decode_document(VariantId{row.column_int(0)}, row.column_blob(1)));
  }
  sqlite::Statement(database_, "DELETE FROM fuzzy_recent WHERE language = ?")
      .bind(1, language.tag())
      .run();
  builder.write(database_, language);
  merge_due(language);
}

void IndexWriter::flush() {
  worker_.wait();
  collect(filling_);
  write_all();
  any_pending_ = false;
  if (limits_.merge) compact_if_due();
}

/// Where a quarter of the index is of removed variants.
void IndexWriter::compact_if_due() {
  const std::int64_t removed = database_.query_int("SELECT count(*) FROM fuzzy_removed");
  const std::int64_t documents =
      database_.query_int("SELECT coalesce(sum(documents), 0) FROM fuzzy_run");
  if (removed > 1000 && removed > documents / 4) compact();
}

void IndexWriter::discard() {
  worker_.wait();
  filling_.used = 0;
  pending_.take();
  any_pending_ = false;
}

void IndexWriter::merge_all_due() {
  flush();
  for (const auto& [language, runs] : all_runs()) merge_due(language);
}

void IndexWriter::merge_due(const Language& language) {
  if (!limits_.merge) return;
  for (std::vector<std::int64_t> due = runs_to_merge(database_, language, limits_.fan_out);
       !due.empty(); due = runs_to_merge(database_, language, limits_.fan_out)) {
    merge_runs(database_, language, due);
  }
}

std::map<Language, std::vector<std::int64_t>> IndexWriter::all_runs() {
  std::map<Language, std::vector<std::int64_t>> runs;
  sqlite::Statement select(database_, "SELECT id, language FROM fuzzy_run ORDER BY id");
  for (const sqlite::Row& row : select.rows()) {
    runs[Language(row.column_text(1))].push_back(row.column_int(0));
  }
  return runs;
}

void IndexWriter::compact() {
  worker_.wait();
  collect(filling_);
  write_all();
  for (const auto& [language, ids] : all_runs()) merge_runs(database_, language, ids);
  database_.execute("DELETE FROM fuzzy_removed");
}

void IndexWriter::clear() {
  discard();
  database_.execute(
      "DELETE FROM fuzzy_run; DELETE FROM fuzzy_chunk; DELETE FROM fuzzy_recent;"
      "DELETE FROM fuzzy_removed");
  // Numbers of runs that damage has used up begin anew.
  database_.execute(
      "UPDATE sqlite_sequence SET seq = 0 WHERE name = 'fuzzy_run' AND NOT "
      "(typeof(seq) = 'integer' AND seq >= 0 AND seq < " +
      std::to_string(kMostRuns / 2) + ")");
}

}  // namespace calque
