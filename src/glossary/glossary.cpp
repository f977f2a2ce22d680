#include "calque/glossary.h"

#include <algorithm>

#include "glossary/datum_json.h"
#include "sqlite/statement.h"
#include "store/session_tools.h"
#include "store/stored_text.h"
#include "text/unicode.h"

namespace calque::glossary {
namespace {

/// The origin is the batch that first brought the entry, not the one that last wrote it.
constexpr const char* kEntrySql =
    "SELECT c.identifier, c.data, c.language_data, b.source FROM concept c "
    "JOIN batch b ON b.id = c.origin WHERE c.id = ?";

constexpr const char* kTermsSql =
    "SELECT id, language, text, identifier, status, part_of_speech, data FROM term "
    "WHERE concept = ? ORDER BY id";

bool has_domain(const Entry& entry, std::string_view domain) {
  const std::string wanted = text::fold_case(domain);
  return std::ranges::any_of(entry.data, [&wanted](const Datum& datum) {
    return datum.type == "subjectField" && text::fold_case(datum.value) == wanted;
  });
}

}  // namespace

/// A language range of the filter takes in its regions; every range has to be met by some term.
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

Glossary::Glossary(Session& session) : session_(session) {}

std::optional<Entry> Glossary::entry(EntryId id) {
  // The row stays open while the terms are read, so that both see one state of the file.
  const auto statement = session_.tools().statement(kEntrySql);
  sqlite::Rows rows = statement->rows(id.value);
  const sqlite::Row* row = rows.next();
  if (row == nullptr) return std::nullopt;
  Entry entry;
  entry.id = id;
  entry.identifier = stored_text(*row, 0);
  entry.data = data_from_json(row->column_text(1));
  entry.languages = sections_from_json(row->column_text(2));
  entry.origin = stored_text(*row, 3);
  read_terms(entry);
  return entry;
}

void Glossary::read_terms(Entry& entry) {
  const auto statement = session_.tools().statement(kTermsSql);
  for (const sqlite::Row& row : statement->rows(entry.id.value)) {
    Term term;
    term.id = TermId{row.column_int(0)};
    term.language = session_.tools().languages().language(LanguageId{row.column_int(1)});
    term.text = stored_text(row, 2);
    term.identifier = stored_text(row, 3);
    term.status = status_of(row.column_text(4)).value_or(Status::unspecified);
    term.part_of_speech = stored_text(row, 5);
    term.data = data_from_json(row.column_text(6));
    entry.terms.push_back(std::move(term));
  }
}

/// Ids first, entries by statements of their own: what visits may read other entries
/// meanwhile.
void Glossary::for_each_entry(const EntryFilter& filter,
                              const std::function<void(const Entry&)>& visit,
                              const std::function<void(const std::string&)>& unreadable) {
  sqlite::Statement ids(session_.tools().database(),
                        filter.batch ? "SELECT id FROM concept WHERE batch = ? ORDER BY id"
                                     : "SELECT id FROM concept ORDER BY id");
  if (filter.batch) ids.bind(1, filter.batch->value);
  EntryId last{0};
  sqlite::Rows rows = ids.rows();
  while (true) {
    const sqlite::Row* row = nullptr;
    try {
      row = rows.next();
    } catch (const sqlite::Error& error) {
      if (!unreadable || !error.is_damage()) throw;
      unreadable("entries after " + std::to_string(last.value) +
                 ": a page of the file that lists them cannot be read");
      return;
    }
    if (row == nullptr) return;
    last = EntryId{row->column_int(0)};
    const auto found = read_or_tell(last, unreadable);
    if (found && filter.takes(*found)) visit(*found);
  }
}

std::optional<Entry> Glossary::read_or_tell(
    EntryId id, const std::function<void(const std::string&)>& unreadable) {
  if (!unreadable) return entry(id);
  std::string reason;
  try {
    return entry(id);
  } catch (const sqlite::Error& error) {
    if (!error.is_damage()) throw;
    reason = "the page of the file that holds it cannot be read";
  } catch (const Error& error) {
    reason = error.what();
  }
  unreadable("entry " + std::to_string(id.value) + ": " + reason);
  return std::nullopt;
}

GlossaryStatistics Glossary::statistics() {
  return {.entries = session_.tools().database().query_int("SELECT count(*) FROM concept"),
          .terms = session_.tools().database().query_int("SELECT count(*) FROM term")};
}

bool applies_to(const Language& of_term, const Language& of_text) {
  return of_term.includes(of_text) || of_text.includes(of_term);
}

}  // namespace calque::glossary
