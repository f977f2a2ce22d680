#pragma once

#include <optional>
#include <string>

#include "calque/unit.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "store/attribute_table.h"
#include "store/language_table.h"

namespace calque {

/// Rows of `unit` and `variant` → TranslationUnit.
class UnitReader {
 public:
  /// Both must outlive the reader.
  UnitReader(sqlite::Database& database, const LanguageTable& languages);

  /// Of versions of units in the archive.
  static UnitReader of_archive(sqlite::Database& database, const LanguageTable& languages);

  /// The unit with its variants in the order in which they were stored, all of one state of the
  /// file; nothing when there is none. Throws Error, with the unit's number, for one that is
  /// damaged.
  std::optional<TranslationUnit> read(UnitId id);

  /// Of an archive: the version that a batch removed.
  std::optional<TranslationUnit> read_removed(UnitId id, BatchId removed_by);

 private:
  UnitReader(sqlite::Database& database, const LanguageTable& languages,
             const std::string& unit_sql, const std::string& variant_sql);
  void read_variants(TranslationUnit& unit, std::int64_t first, std::int64_t count);
  TranslationUnit unit_of_row(const sqlite::Row& row);
  Variant variant_of_row(const sqlite::Row& row);

  const LanguageTable& languages_;
  AttributeTable attributes_;
  sqlite::Statement unit_query_;
  sqlite::Statement variant_query_;
};

}  // namespace calque
