#include "store/language_table.h"

#include "calque/error.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "store/stored_text.h"

namespace calque {

LanguageTable::LanguageTable(sqlite::Database& database) : database_(database) {
  reload();
}

void LanguageTable::reload() const {
  ids_.clear();
  languages_.clear();
  sqlite::Statement query(database_, "SELECT id, tag FROM language");
  for (const sqlite::Row& row : query.rows()) {
    const LanguageId id{row.column_int(0)};
    const Language language(stored_text(row, 1));
    ids_.emplace(language, id);
    languages_.emplace(id, language);
  }
}

LanguageId LanguageTable::intern(const Language& language) {
  if (const auto found = ids_.find(language); found != ids_.end()) return found->second;
  sqlite::Statement insert(database_, "INSERT INTO language(tag) VALUES(?)");
  insert.bind(1, language.tag()).run();
  const LanguageId id{database_.last_insert_rowid()};
  ids_.emplace(language, id);
  languages_.emplace(id, language);
  return id;
}

const Language& LanguageTable::language(LanguageId id) const {
  auto found = languages_.find(id);
  if (found == languages_.end()) {
    reload();
    found = languages_.find(id);
  }
  if (found == languages_.end()) {
    throw Error(database_.path().string() + ": a variant names language " +
                std::to_string(id.value) + ", which is not there: restore the file from a backup");
  }
  return found->second;
}

std::vector<LanguageId> LanguageTable::matching(const Language& range) const {
  std::vector<LanguageId> found;
  for (const auto& [id, language] : languages_) {
    if (range.includes(language)) found.push_back(id);
  }
  return found;
}

std::string sql_list(std::span<const LanguageId> ids) {
  std::string list;
  for (const LanguageId id : ids) list += (list.empty() ? "" : ",") + std::to_string(id.value);
  return list;
}

}  // namespace calque
