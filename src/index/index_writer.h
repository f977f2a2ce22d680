#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calque/language.h"
#include "calque/segment.h"
#include "index/background_worker.h"
#include "index/index_document.h"
#include "index/pending_documents.h"
#include "sqlite/statement.h"

namespace calque {

/// When the writer turns what it holds into runs; smaller numbers make tests reach every case.
struct IndexLimits {
  /// So many variants of a language wait in `fuzzy_recent` before they become a run.
  std::size_t recent = 128;
  /// So many tokens are collected in memory before runs are written (about 40 MB).
  std::size_t pending_tokens = 3'000'000;
  /// So many runs of about one size (a factor of as many) are merged into one.
  std::size_t fan_out = 4;
  /// So many variants go to the second thread at a time; fewer are dealt with at once.
  std::size_t hand_over = 512;
  /// False: runs are left as they come, for merge_all_due.
  bool merge = true;
};

/// Keeps the match index up with the variants of a memory, in the caller's transactions.
/// Not for use by two threads at once.
class IndexWriter {
 public:
  /// The tables of index_schema.h must exist; the database must outlive the writer.
  explicit IndexWriter(sqlite::Database& database, const IndexLimits& limits = {});

  /// Takes a variant in; it is found after the next `flush`.
  void add(VariantId variant, const Language& language, std::string_view text,
           std::span<const InlineTag> tags = {});

  /// Forgets a variant. An edited variant is removed, then added again.
  void remove(VariantId variant);

  /// Writes what `add` has collected; to be called before the transaction is committed.
  void flush();

  /// Drops what has been collected: to be called after a rollback.
  void discard();

  /// Does what a writer that does not merge has left to be done.
  void merge_all_due();

  /// Leaves one run a language, without what has been removed.
  void compact();

  /// Empties the index.
  void clear();

 private:
  struct Entry {
    VariantId variant;
    Language language;
    std::string text;
    std::vector<InlineTag> tags;
  };
  /// Entries whose memory is used again.
  struct EntryBatch {
    std::vector<Entry> entries;
    std::size_t used = 0;
  };
  void note_pending(VariantId variant);
  void hand_over();
  void collect(EntryBatch& batch);
  void relieve();
  void write_all();
  void write(const Language& language, PendingDocuments::Collected& collected);
  void write_recent(const Language& language, const std::vector<IndexDocument>& documents);
  void promote_recent(const Language& language);
  void merge_due(const Language& language);
  void compact_if_due();
  std::map<Language, std::vector<std::int64_t>> all_runs();

  sqlite::Database& database_;
  IndexLimits limits_;
  PendingDocuments pending_;  ///< The worker's while it works.
  EntryBatch filling_;
  EntryBatch in_work_;  ///< The worker's while it works.
  bool any_pending_ = false;
  VariantId least_pending_;
  VariantId greatest_pending_;
  sqlite::Statement insert_recent_;
  sqlite::Statement delete_recent_;
  sqlite::Statement insert_removed_;
  BackgroundWorker worker_;  ///< Last: it must stop before what it uses goes.
};

}  // namespace calque
