#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calque/language.h"

namespace calque::sqlite {
class Database;
}

namespace calque {

/// A row of the table `language`.
struct LanguageId {
  std::int64_t value = 0;
  auto operator<=>(const LanguageId&) const = default;
};

/// The languages of a memory, read once and kept beside the table.
class LanguageTable {
 public:
  explicit LanguageTable(sqlite::Database& database);

  /// Reads the table again: another process, or a batch that was rolled back, may have changed it.
  void reload() const;

  /// The row of `language`, inserted when it is new. Must be called within a transaction.
  LanguageId intern(const Language& language);

  /// Throws Error for an id that the table does not have (a damaged file).
  const Language& language(LanguageId id) const;

  /// All rows, in the order in which they came in: some may be of no text any more.
  const std::map<LanguageId, Language>& all() const { return languages_; }

  /// Rows of all languages that `range` takes in; empty when the memory has none.
  std::vector<LanguageId> matching(const Language& range) const;

 private:
  sqlite::Database& database_;
  // Copies of the table; another process may add to it at any time.
  mutable std::map<Language, LanguageId> ids_;
  mutable std::map<LanguageId, Language> languages_;
};

/// The ids with commas between, for `IN (...)`.
std::string sql_list(std::span<const LanguageId> ids);

}  // namespace calque
