#pragma once

#include <optional>

#include "calque/unit.h"
#include "sqlite/database.h"
#include "store/language_table.h"

namespace calque {

/// A stored unit that has all texts of `wanted` in their languages, with the same inline tags; of
/// the rest it may have more. Looks the longest text of `wanted` up in the match index, which must
/// hold what the caller's transaction has written.
std::optional<UnitId> unit_with_texts(sqlite::Database& database, const LanguageTable& languages,
                                      const TranslationUnit& wanted);

}  // namespace calque
