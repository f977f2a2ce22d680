#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "calque/unit.h"
#include "index/index_writer.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "store/attribute_table.h"
#include "store/fingerprint.h"
#include "store/language_table.h"
#include "store/topic_table.h"

namespace calque {

/// What a memory knows of a stored unit besides its content.
struct Provenance {
  BatchId batch;   ///< The batch that wrote this version of the unit.
  BatchId origin;  ///< The batch that first brought the unit; names the file that it came from.
  /// The batch that tells who confirmed the unit and when; 0: nobody has.
  BatchId confirmed{};
  /// One that came from elsewhere; nothing for a unit whose uid follows from that of `origin`.
  std::optional<UnitUid> uid{};
};

/// TranslationUnit → rows of `unit` and `variant`. For use within one write transaction: ids are
/// counted on from the highest that the file held when the writer was made.
class UnitWriter {
 public:
  /// All must outlive the writer. `index` is kept up with the variants; flushing it is the
  /// caller's.
  UnitWriter(sqlite::Database& database, LanguageTable& languages, IndexWriter& index);

  /// The id that the next new unit gets.
  UnitId next_unit() const { return {last_unit_ + 1}; }

  /// Stores `unit` under a new id. `fingerprint` is fingerprint_of(unit).
  UnitId insert(const TranslationUnit& unit, const Fingerprint& fingerprint, Provenance provenance);

  /// Stores `unit` under the id that an erased one had.
  void insert_as(UnitId id, const TranslationUnit& unit, const Fingerprint& fingerprint,
                 Provenance provenance);

  /// Removes the rows of a unit.
  void erase(UnitId id);

  /// Copies the rows of a unit to the archive, as removed by `batch`.
  void archive(UnitId id, BatchId batch);

 private:
  const std::vector<std::int64_t>& variants_of(UnitId id);
  void insert_variant(const Variant& variant, UnitId unit);

  LanguageTable& languages_;
  IndexWriter& index_;
  AttributeTable attributes_;
  TopicTable topics_;
  sqlite::Statement insert_unit_;
  sqlite::Statement insert_variant_;
  sqlite::Statement variants_of_unit_;
  sqlite::Statement erase_unit_;
  sqlite::Statement erase_variant_;
  sqlite::Statement archive_unit_;
  sqlite::Statement archive_variant_;
  std::vector<std::int64_t> variants_;  ///< Of the unit that was asked for last.
  std::int64_t last_unit_;
  std::int64_t last_variant_;
};

}  // namespace calque
