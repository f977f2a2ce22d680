#pragma once

#include <functional>
#include <optional>
#include <string>

#include "model/translation_unit.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "store/unit_reader.h"
#include "store/unit_uids.h"
#include "store/unit_writer.h"

namespace calque {

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

}  // namespace calque
