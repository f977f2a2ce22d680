#include "store/languages_in_use.h"

#include <algorithm>
#include <string_view>

#include "calque/session.h"
#include "sqlite/statement.h"
#include "store/language_table.h"
#include "store/session_tools.h"

namespace calque {
namespace {

constexpr const char* kAnyText = "SELECT 1 FROM variant WHERE language = ?1 LIMIT 1";
constexpr const char* kAnyTerm = "SELECT 1 FROM term WHERE language = ?1 LIMIT 1";

bool any(Session& session, const char* sql, LanguageId language) {
  const auto select = session.tools().statement(sql);
  return select->rows(language.value).next() != nullptr;
}

// The variants have no index by language, and going through all of a large memory for a rare one
// takes longer than a lookup. The match index knows its languages, as long as nothing was removed.
constexpr const char* kIndexed =
    "SELECT NOT EXISTS(SELECT 1 FROM fuzzy_removed) AND "
    "(EXISTS(SELECT 1 FROM fuzzy_run WHERE language = ?1) OR "
    "EXISTS(SELECT 1 FROM fuzzy_recent WHERE language = ?1))";

bool is_indexed(Session& session, const Language& language) {
  // Asked before each look-up of a server: prepared anew it took a seventh of one.
  const auto select = session.tools().statement(kIndexed);
  select->bind(1, std::string_view(language.tag()));
  sqlite::Rows rows = select->rows();
  const sqlite::Row* const row = rows.next();
  return row != nullptr && row->column_int(0) != 0;
}

bool any_text(Session& session, LanguageId id) {
  return is_indexed(session, session.tools().languages().language(id)) ||
         any(session, kAnyText, id);
}

template <typename IsUsed>
std::vector<Language> used(Session& session, const IsUsed& is_used) {
  session.tools().languages().reload();
  std::vector<Language> languages;
  for (const auto& [id, language] : session.tools().languages().all()) {
    if (is_used(id)) languages.push_back(language);
  }
  return languages;
}

}  // namespace

bool has_text_in(Session& session, const Language& range) {
  return std::ranges::any_of(session.tools().languages().matching(range),
                             [&session](LanguageId id) { return any_text(session, id); });
}

std::vector<Language> languages_of_texts(Session& session) {
  return used(session, [&session](LanguageId id) { return any_text(session, id); });
}

std::vector<Language> languages_of_terms(Session& session) {
  return used(session, [&session](LanguageId id) { return any(session, kAnyTerm, id); });
}

}  // namespace calque
