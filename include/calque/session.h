#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calque/unit.h"

namespace calque {

class BatchWriter;
class RunCache;
class SessionTools;

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
  explicit Batch(std::unique_ptr<BatchWriter> writer);
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) = delete;
  /// What was not committed is taken back.
  ~Batch();

  BatchId id() const;
  BatchUid uid() const;
  const BatchCounts& counts() const;

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

  /// For the parts of the library that write to other tables of the file within this batch.
  BatchWriter& writer() { return *writer_; }

 private:
  std::unique_ptr<BatchWriter> writer_;
};

/// A copy of a memory that was made before much of it changed.
struct KeptCopy {
  std::filesystem::path file;
  int version = 0;  ///< Of the schema that the file is about to be brought to; 0: another reason.
  BatchId batch{};  ///< The batch that is about to change it, or to be undone.
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

/// Decoded pieces of the match index are kept in memory up to this size, unless told otherwise.
inline constexpr std::size_t kDefaultCacheBytes = std::size_t{192} << 20U;

/// How long a connection waits for another program that is writing, unless told otherwise.
inline constexpr std::chrono::milliseconds kDefaultBusyTimeout = std::chrono::minutes(5);

/// How a connection to a memory behaves.
struct SessionSettings {
  /// How long to wait for another program that is writing, before an Error says so.
  std::chrono::milliseconds busy_timeout = kDefaultBusyTimeout;
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
  /// Throws InputError for a missing file or one that is no memory, Error otherwise.
  Session(const std::filesystem::path& path, Access access, const SessionSettings& settings = {});

  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  ~Session();

  const std::filesystem::path& path() const;

  /// An empty memory in a file of SQLite's own that is gone when the memory is.
  static Session temporary();

  /// Starts a batch of changes. Only one at a time.
  Batch begin(const BatchInfo& info);

  std::optional<TranslationUnit> unit(UnitId id);

  /// Calls `visit` for each unit that the filter takes, in the order of ids.
  void for_each_unit(const UnitFilter& filter,
                     const std::function<void(const TranslationUnit&)>& visit);

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

  /// For the parts of the library that search the memory or write to it.
  SessionTools& tools() { return *tools_; }

 private:
  explicit Session(std::unique_ptr<SessionTools> tools);

  std::unique_ptr<SessionTools> tools_;
};

}  // namespace calque
