#pragma once

#include <functional>
#include <optional>

#include "calque/session.h"
#include "index/index_writer.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "store/language_table.h"
#include "store/unit_reader.h"
#include "store/unit_uids.h"
#include "store/unit_writer.h"

namespace calque {

struct Fingerprint;

/// What whoever opens a memory has chosen for its batches.
struct BatchSettings {
  IndexLimits index{};
  /// Called before a batch is made permanent that changes more than half of the units, and than
  /// kFewChanges (store/backup.h); it may throw, which ends the batch.
  std::function<void(BatchId)> keep_copy{};
};

/// What a Batch does; its functions are those of Batch.
class BatchWriter {
 public:
  BatchWriter(sqlite::Database& database, LanguageTable& languages, const BatchInfo& info,
              BatchSettings settings = {});
  BatchWriter(const BatchWriter&) = delete;
  BatchWriter& operator=(const BatchWriter&) = delete;

  BatchId id() const { return id_; }
  BatchUid uid() const { return uid_; }
  const BatchCounts& counts() const { return counts_; }

  /// Adds what was done to other tables of the file within this batch to its counts.
  void count(const BatchCounts& done);
  LanguageTable& languages() { return languages_; }

  std::optional<UnitId> add(const TranslationUnit& unit);
  UnitId insert(const TranslationUnit& unit);
  std::optional<UnitId> find_with_texts(const TranslationUnit& unit);
  TranslationUnit unit(UnitId id);
  void replace(UnitId id, const TranslationUnit& unit);
  void remove(UnitId id);
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
