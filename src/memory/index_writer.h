#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "match/match_text.h"
#include "memory/index_document.h"
#include "memory/run_builder.h"
#include "model/language.h"
#include "model/segment.h"
#include "sqlite/statement.h"

namespace calque {

/// When the writer turns what it holds into runs; smaller numbers make tests reach every case.
struct IndexLimits {
  /// So many variants of a language wait in `fuzzy_recent` before they become a run.
  std::size_t recent = 512;
  /// So many tokens are collected in memory before runs are written (about 50 MB).
  std::size_t pending_tokens = 5'000'000;
  /// So many runs of about one size (a factor of as many) are merged into one.
  std::size_t fan_out = 8;
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

  /// Leaves one run a language, without what has been removed.
  void compact();

  /// Empties the index.
  void clear();

 private:
  /// Documents of one language on their way in: a few as they are, many in a builder.
  struct Pending {
    std::vector<IndexDocument> few;
    std::unique_ptr<RunBuilder> many;
  };
  MatchAnalyzer& analyzer_of(const Language& language);
  void collect(Pending& pending, const IndexDocument& document);
  void write_runs();
  void write_recent(const Language& language, const std::vector<IndexDocument>& documents);
  void promote_recent(const Language& language);
  void merge_due(const Language& language);

  sqlite::Database& database_;
  IndexLimits limits_;
  std::map<std::string, std::unique_ptr<MatchAnalyzer>, std::less<>> analyzers_;
  std::map<Language, Pending> pending_;
  std::size_t pending_tokens_ = 0;
  VariantId least_pending_;
  VariantId greatest_pending_;
  MatchText text_;
  IndexDocument document_;
  sqlite::Statement insert_recent_;
  sqlite::Statement delete_recent_;
  sqlite::Statement insert_removed_;
};

}  // namespace calque
