#pragma once

#include <cstdint>
#include <vector>

#include "index/index_writer.h"
#include "model/translation_unit.h"
#include "sqlite/statement.h"
#include "store/attribute_table.h"
#include "store/language_table.h"

namespace calque {

/// What a stored unit belongs to.
struct Provenance {
  BatchId batch;   ///< The batch that wrote this version of the unit.
  BatchId origin;  ///< The batch that first brought the unit; names the file that it came from.
};

/// TranslationUnit → rows of `unit` and `variant`. For use within one write transaction: ids are
/// counted on from the highest that the file held when the writer was made.
class UnitWriter {
 public:
  /// All must outlive the writer. `index` is kept up with the variants; flushing it is the
  /// caller's.
  UnitWriter(sqlite::Database& database, LanguageTable& languages, IndexWriter& index);

  /// Stores `unit` under a new id. `fingerprint` is fingerprint_of(unit).
  UnitId insert(const TranslationUnit& unit, std::int64_t fingerprint, Provenance provenance);

  /// Stores `unit` under the id that an erased one had.
  void insert_as(UnitId id, const TranslationUnit& unit, std::int64_t fingerprint,
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
