#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/index_searcher.h"
#include "match/match_text.h"
#include "model/translation_unit.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "store/backup.h"
#include "store/batch.h"
#include "store/filter.h"
#include "store/language_table.h"
#include "store/spares.h"
#include "store/unit_reader.h"

namespace calque {

/// A row of the list of batches.
struct BatchRecord {
  BatchId id;
  BatchInfo info;
  BatchCounts counts;
  std::string undone;  ///< TMX date of the undo; empty while the batch is in effect.
};

/// Sizes of a memory.
struct MemoryStatistics {
  struct LanguageCount {
    Language language;
    std::int64_t variants = 0;
    std::int64_t text_bytes = 0;
  };
  std::int64_t units = 0;
  std::int64_t unconfirmed = 0;  ///< Units that no person has confirmed.
  std::int64_t variants = 0;
  std::vector<LanguageCount> languages;  ///< Most variants first.
  std::int64_t file_bytes = 0;
};

/// A variant as the searching functions see it; the views are valid only during the call.
struct StoredText {
  UnitId unit;
  VariantId variant;
  LanguageId language;
  std::string_view text;
  std::string_view markup;  ///< Empty where there are no inline tags.

  Segment segment() const;

  /// The same, or the text alone where the file's markup cannot be read.
  Segment segment_or_text() const;
};

/// The segment of a row of `variant`: its text, or its markup where there are inline tags.
Segment stored_segment(std::string_view text, std::string_view markup);

/// How a connection to a memory behaves.
struct SessionSettings {
  /// How long to wait for another program that is writing, before sqlite::Error says so.
  std::chrono::milliseconds busy_timeout = sqlite::Database::kBusyTimeout;
  /// Where decoded pieces of the index are kept; one of its own without.
  std::shared_ptr<RunCache> runs;
  /// Told of each copy of the file that is kept: before the file is brought up to date, and before
  /// a batch or an undo that changes more than half of the units.
  std::function<void(const KeptCopy&)> on_copy{};
  /// False: batches leave the pieces of the index that are due to be merged to others, so that none
  /// of them takes longer than its own changes do; Session::merge_index does it.
  bool merge_in_batches = true;
};

/// A connection to a translation memory, with its prepared statements. For one thread at a time;
/// any number of sessions, of this process or of others, may have the same file open, one of them
/// writing at a time.
class Session {
 public:
  enum class Access { read_only, read_write, create };

  /// Opens the memory at `path`; Access::create makes the file, and its folder, when it is missing.
  /// Throws InputError for a missing file or one that is no memory, sqlite::Error otherwise.
  Session(const std::filesystem::path& path, Access access, const SessionSettings& settings = {});

  const std::filesystem::path& path() const { return database_->path(); }

  /// For the classes that search the memory.
  sqlite::Database& database() { return *database_; }
  const LanguageTable& languages() const { return *languages_; }

  /// Things that searches need, lent as long as the lease lives; the memory must stay where it is
  /// meanwhile.
  Spares<sqlite::Statement>::Lease statement(const char* sql);
  Spares<UnitReader>::Lease reader();
  Spares<IndexSearcher>::Lease searcher();
  MatchAnalyzer& analyzer(std::string_view primary_language);

  /// An empty memory in a file of SQLite's own that is gone when the memory is.
  static Session temporary();

  /// Starts a batch of changes. Only one at a time.
  Batch begin(const BatchInfo& info);

  std::optional<TranslationUnit> unit(UnitId id);

  /// Calls `visit` for each unit that the filter takes, in the order of ids.
  void for_each_unit(const UnitFilter& filter,
                     const std::function<void(const TranslationUnit&)>& visit);

  /// Calls `visit` for each variant whose language `range` takes in (all, without a range), in the
  /// order of ids; it returns false to stop.
  void for_each_variant(const std::optional<Language>& range,
                        const std::function<bool(const StoredText&)>& visit);

  const Language& language(LanguageId id) const { return languages_->language(id); }

  MemoryStatistics statistics();

  /// All batches, oldest first.
  std::vector<BatchRecord> batches();

  /// A batch; nothing where there is none of this number.
  std::optional<BatchRecord> batch(BatchId id);

  /// The unit that has a uid; nothing where none has.
  std::optional<UnitId> find_unit(UnitUid uid);

  /// Takes back all that the batch did: what it added goes, what it replaced or removed comes back.
  /// Throws UsageError when there is no such batch, when it is undone already, or when a later
  /// batch has changed the same units (that one must be undone first).
  void undo(BatchId id, const std::string& now);

  /// The same for several, the last of them first; all are undone, or none.
  void undo(std::vector<BatchId> ids, const std::string& now);

  /// Merges the pieces of the match index that are due, in a transaction of its own.
  void merge_index();

 private:
  struct CloseFile {
    void operator()(sqlite::Database* database) const;
  };
  /// What is made once and used again.
  struct Tools {
    std::shared_ptr<RunCache> runs;
    std::map<std::string, Spares<sqlite::Statement>, std::less<>> statements;
    Spares<UnitReader> readers;
    Spares<IndexSearcher> searchers;
    std::map<std::string, MatchAnalyzer, std::less<>> analyzers;
  };
  Session(std::unique_ptr<sqlite::Database> database, const SessionSettings& settings);
  BatchSettings batch_settings() const;

  // On the heap, as statements and batches refer to them while the memory may be moved.
  std::unique_ptr<sqlite::Database, CloseFile> database_;
  std::unique_ptr<LanguageTable> languages_;
  std::unique_ptr<Tools> tools_;
  std::function<void(const KeptCopy&)> on_copy_;
  bool merge_in_batches_ = true;
};

}  // namespace calque
