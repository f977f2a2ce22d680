#include "glossary/glossary.h"

#include <algorithm>

#include "glossary/datum_json.h"
#include "text/unicode.h"

namespace calque::glossary {
namespace {

constexpr const char* kEntrySql =
    "SELECT c.identifier, c.data, c.language_data, b.source FROM concept c "
    "JOIN batch b ON b.id = c.origin WHERE c.id = ?";

constexpr const char* kTermsSql =
    "SELECT id, language, text, identifier, status, part_of_speech, data FROM term "
    "WHERE concept = ? ORDER BY id";

std::string joined(const std::vector<LanguageId>& ids) {
  std::string list;
  for (const LanguageId id : ids) list += (list.empty() ? "" : ",") + std::to_string(id.value);
  return list;
}

bool has_domain(const Entry& entry, std::string_view domain) {
  const std::string wanted = text::fold_case(domain);
  return std::ranges::any_of(entry.data, [&wanted](const Datum& datum) {
    return datum.type == "subjectField" && text::fold_case(datum.value) == wanted;
  });
}

}  // namespace

bool EntryFilter::takes(const Entry& entry) const {
  const auto has_language = [&entry](const Language& range) {
    return std::ranges::any_of(entry.terms,
                               [&](const Term& term) { return range.includes(term.language); });
  };
  if (!std::ranges::all_of(languages, has_language)) return false;
  if (!domain.empty() && !has_domain(entry, domain)) return false;
  return !status || std::ranges::any_of(
                        entry.terms, [this](const Term& term) { return term.status == *status; });
}

Glossary::Glossary(Memory& memory)
    : memory_(memory), entry_(memory.database(), kEntrySql), terms_(memory.database(), kTermsSql) {}

std::optional<Entry> Glossary::entry(EntryId id) {
  entry_.bind(1, id.value);
  if (!entry_.step()) {
    entry_.reset();
    return std::nullopt;
  }
  Entry entry;
  entry.id = id;
  entry.identifier = entry_.column_text(0);
  entry.data = data_from_json(entry_.column_text(1));
  entry.languages = sections_from_json(entry_.column_text(2));
  entry.origin = entry_.column_text(3);
  entry_.reset();
  read_terms(entry);
  return entry;
}

void Glossary::read_terms(Entry& entry) {
  terms_.bind(1, entry.id.value);
  while (terms_.step()) {
    Term term;
    term.id = TermId{terms_.column_int(0)};
    term.language = memory_.language(LanguageId{terms_.column_int(1)});
    term.text = terms_.column_text(2);
    term.identifier = terms_.column_text(3);
    term.status = status_of(terms_.column_text(4)).value_or(Status::unspecified);
    term.part_of_speech = terms_.column_text(5);
    term.data = data_from_json(terms_.column_text(6));
    entry.terms.push_back(std::move(term));
  }
  terms_.reset();
}

void Glossary::for_each_entry(const EntryFilter& filter,
                              const std::function<void(const Entry&)>& visit) {
  sqlite::Statement ids(memory_.database(),
                        filter.batch ? "SELECT id FROM concept WHERE batch = ? ORDER BY id"
                                     : "SELECT id FROM concept ORDER BY id");
  if (filter.batch) ids.bind(1, filter.batch->value);
  while (ids.step()) {
    const auto found = entry(EntryId{ids.column_int(0)});
    if (found && filter.takes(*found)) visit(*found);
  }
}

void Glossary::for_each_term(const std::vector<LanguageId>& languages,
                             const std::function<void(const TermRow&)>& visit) {
  sqlite::Statement query(memory_.database(),
                          "SELECT concept, id, language, text FROM term WHERE language IN (" +
                              joined(languages) + ") ORDER BY id");
  while (query.step()) {
    visit({.entry = EntryId{query.column_int(0)},
           .term = TermId{query.column_int(1)},
           .language = LanguageId{query.column_int(2)},
           .text = query.column_text(3)});
  }
}

GlossaryStatistics Glossary::statistics() {
  return {.entries = memory_.database().query_int("SELECT count(*) FROM concept"),
          .terms = memory_.database().query_int("SELECT count(*) FROM term")};
}

bool applies_to(const Language& of_term, const Language& of_text) {
  return of_term.includes(of_text) || of_text.includes(of_term);
}

std::vector<LanguageId> languages_for(const LanguageTable& table, const Language& language) {
  std::vector<LanguageId> found;
  for (const LanguageId id : table.matching(Language(language.primary()))) {
    if (applies_to(table.language(id), language)) found.push_back(id);
  }
  return found;
}

}  // namespace calque::glossary
