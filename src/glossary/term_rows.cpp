#include "glossary/term_rows.h"

#include <string>

#include "sqlite/statement.h"
#include "store/session_tools.h"
#include "store/stored_text.h"

namespace calque::glossary {
namespace {

std::string joined(const std::vector<LanguageId>& ids) {
  std::string list;
  for (const LanguageId id : ids) list += (list.empty() ? "" : ",") + std::to_string(id.value);
  return list;
}

}  // namespace

void for_each_term(Session& session, const std::vector<LanguageId>& languages,
                   const std::function<void(const TermRow&)>& visit) {
  sqlite::Statement query(session.tools().database(),
                          "SELECT concept, id, language, text FROM term WHERE language IN (" +
                              joined(languages) + ") ORDER BY id");
  std::string scratch;
  for (const sqlite::Row& row : query.rows()) {
    visit({.entry = EntryId{row.column_int(0)},
           .term = TermId{row.column_int(1)},
           .language = LanguageId{row.column_int(2)},
           .text = stored_text(row.column_text(3), scratch)});
  }
}

/// Ids by the primary subtag first: a text in en-US takes the terms of en, and a text in en those
/// of en-US.
std::vector<LanguageId> languages_for(const LanguageTable& table, const Language& language) {
  std::vector<LanguageId> found;
  for (const LanguageId id : table.matching(Language(language.primary()))) {
    if (applies_to(table.language(id), language)) found.push_back(id);
  }
  return found;
}

}  // namespace calque::glossary
