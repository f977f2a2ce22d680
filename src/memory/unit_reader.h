#pragma once

#include <optional>

#include "memory/attribute_table.h"
#include "memory/language_table.h"
#include "model/translation_unit.h"
#include "sqlite/statement.h"

namespace calque {

/// Rows of `unit` and `variant` → TranslationUnit.
class UnitReader {
 public:
  /// Both must outlive the reader.
  UnitReader(sqlite::Database& database, const LanguageTable& languages);

  /// The unit with its variants in the order in which they were stored; nothing when there is none.
  std::optional<TranslationUnit> read(UnitId id);

 private:
  TranslationUnit unit_of_row();
  Variant variant_of_row();

  const LanguageTable& languages_;
  AttributeTable attributes_;
  sqlite::Statement unit_query_;
  sqlite::Statement variant_query_;
};

}  // namespace calque
