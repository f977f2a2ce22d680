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

#include "calque/unit.h"
#include "index/index_searcher.h"
#include "match/match_text.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "store/backup.h"
#include "store/language_table.h"
#include "store/spares.h"
#include "store/unit_reader.h"
#include "store/unit_uids.h"
#include "store/unit_writer.h"

namespace calque {

/// Which units to take, and which of their variants. All conditions must hold; empty ones do.
struct UnitFilter {
  /// Variants in other languages are left out. A unit counts when it has variants in at least two
  /// of these ranges, or in the one where there is only one.
  std::vector<Language> languages;
  std::string changed_since;   ///< TMX date: changed, or created, then or later.
  std::string changed_before;  ///< TMX date: changed, or created, earlier.
  /// Properties that the unit, or one of its variants, must have. An empty value takes any.
  std::vector<Property> properties;
  std::optional<BatchId> batch;  ///< Units as this batch wrote them.
  std::string origin{};          ///< The file that the unit came from.
  bool unconfirmed = false;      ///< Only units that no person has confirmed.
  std::string client{};          ///< Units of other clients are left out (is_of_another_client).

  bool operator==(const UnitFilter&) const = default;
};

/// The latest date on which the unit, or one of its variants, was changed (created, where there is
/// no change date); "" when none is known.
std::string_view latest_change(const TranslationUnit& unit);

/// The unit as the filter lets it through, or nothing. `batch` is left to the caller's query.
std::optional<TranslationUnit> apply(const UnitFilter& filter, TranslationUnit unit);

/// What a batch is to be called in the list of batches.
struct BatchInfo {
  std::string kind;      ///< "import", "add", "edit", "delete", ...
  std::string source;    ///< The file that it comes from; empty for none.
  std::string started;   ///< TMX date, see format_timestamp.
  std::string header;    ///< The header of an imported file as JSON, for export; empty for none.
  std::string author{};  ///< Who makes it; empty where nobody says.
  /// What is the same for the batches of one sitting, which may be undone together.
  std::string sitting{};
  /// Of a batch that another memory made; one of its own otherwise.
  std::optional<BatchUid> uid{};
  /// The batch that this one takes back: where an undo comes from another memory, as a batch.
  std::optional<BatchId> undoes{};
};

/// What whoever opens a memory has chosen for its batches.
struct BatchSettings {
  IndexLimits index{};
  /// Called before a batch is made permanent that changes more than half of the units, and than
  /// kFewChanges (store/backup.h); it may throw, which ends the batch.
  std::function<void(BatchId)> keep_copy{};
};

/// What a batch has done so far.
struct BatchCounts {
  std::int64_t added = 0;
  std::int64_t replaced = 0;
  std::int64_t removed = 0;
  std::int64_t duplicates = 0;  ///< Units not added because the memory already had them.
};

/// Changes that are made together: all of them at commit(), or none. Holds the file's write lock;
/// other processes that want to write wait meanwhile. Made by Session::begin.
class Batch {
 public:
  Batch(sqlite::Database& database, LanguageTable& languages, const BatchInfo& info,
        BatchSettings settings = {});
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  BatchId id() const { return id_; }
  BatchUid uid() const { return uid_; }
  const BatchCounts& counts() const { return counts_; }

  /// For those who write to other tables of the file within this batch: adds what they did to its
  /// counts, and gives them the languages.
  void count(const BatchCounts& done);
  LanguageTable& languages() { return languages_; }

  /// Stores `unit`, unless the memory already has it: the memory ends up with as many equal units
  /// as the larger of what it held before the batch and what the batch adds. So a file that is
  /// imported twice adds nothing, and a file that holds a unit twice keeps it twice; but one with
  /// the uid of an equal unit of the memory is that unit. Returns the new id, or nothing for a
  /// duplicate.
  std::optional<UnitId> add(const TranslationUnit& unit);

  /// Stores `unit` whatever the memory has. It keeps its uid unless a unit of this memory has that.
  UnitId insert(const TranslationUnit& unit);

  /// A unit that has all texts of `unit`, whoever made it and whatever else it has. Looks `unit`'s
  /// longest text up in the index.
  std::optional<UnitId> find_with_texts(const TranslationUnit& unit);

  /// The unit as it now is. Throws UsageError when there is no such unit.
  TranslationUnit unit(UnitId id);

  /// Stores `unit` in the place of the unit `id`, whose uid stays; the old version goes to the
  /// archive.
  /// Throws UsageError when there is no such unit.
  void replace(UnitId id, const TranslationUnit& unit);

  /// Moves the unit to the archive. Throws UsageError when there is no such unit.
  void remove(UnitId id);

  /// Writes the counts and makes all of it permanent.
  void commit();

 private:
  bool has_uid_and_content(const TranslationUnit& unit);
  bool is_duplicate(const TranslationUnit& unit, const Fingerprint& fingerprint);
  std::int64_t count_equal(const TranslationUnit& unit, const Fingerprint& fingerprint);
  sqlite::Rows equal_units(const Fingerprint& fingerprint);
  std::optional<UnitId> first_equal(const Fingerprint& fingerprint);
  UnitId store(const TranslationUnit& unit, const Fingerprint& fingerprint);
  BatchId confirmed_by(const TranslationUnit& unit, const Provenance& before) const;
  std::optional<UnitUid> stored_uid(const TranslationUnit& unit);
  bool changes_most();
  Provenance provenance_of(UnitId id);
  Provenance take_out(UnitId id);

  sqlite::Database& database_;
  LanguageTable& languages_;
  BatchSettings settings_;
  sqlite::Transaction transaction_;
  IndexWriter index_;
  UnitWriter writer_;
  UnitReader reader_;
  UnitUids uids_;
  sqlite::Statement find_equal_;
  sqlite::Statement count_seen_;
  sqlite::Statement insert_seen_;
  sqlite::Statement provenance_;
  UnitId first_unit_;
  BatchUid uid_;
  BatchId id_;
  bool held_units_ = true;  ///< Whether the memory held any units before this batch.
  std::int64_t new_units_ = 0;
  std::int64_t net_units_ = 0;      ///< By how many units the memory has grown.
  std::int64_t changed_units_ = 0;  ///< Of those that were there before this batch.
  BatchCounts counts_;
};

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
