#include "store/languages_in_use.h"

#include <algorithm>

#include "calque/session.h"
#include "sqlite/statement.h"
#include "store/language_table.h"
#include "store/session_tools.h"

namespace calque {
namespace {

constexpr const char* kAnyText = "SELECT 1 FROM variant WHERE language = ?1 LIMIT 1";
constexpr const char* kAnyTerm = "SELECT 1 FROM term WHERE language = ?1 LIMIT 1";

bool any(Session& session, const char* sql, LanguageId language) {
  sqlite::Statement select(session.tools().database(), sql);
  return select.rows(language.value).next() != nullptr;
}

std::vector<Language> used(Session& session, const char* sql) {
  session.tools().languages().reload();
  std::vector<Language> languages;
  for (const auto& [id, language] : session.tools().languages().all()) {
    if (any(session, sql, id)) languages.push_back(language);
  }
  return languages;
}

}  // namespace

bool has_text_in(Session& session, const Language& range) {
  return std::ranges::any_of(session.tools().languages().matching(range),
                             [&session](LanguageId id) { return any(session, kAnyText, id); });
}

std::vector<Language> languages_of_texts(Session& session) {
  return used(session, kAnyText);
}

std::vector<Language> languages_of_terms(Session& session) {
  return used(session, kAnyTerm);
}

}  // namespace calque
