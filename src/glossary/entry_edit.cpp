#include "glossary/entry_edit.h"

#include <algorithm>

#include "calque/error.h"

namespace calque::glossary {
namespace {

std::string in_quotes(const std::string& text) {
  return "\"" + text + "\"";
}

}  // namespace

void put_term(Entry& entry, Term term, Beside beside) {
  const auto same = std::ranges::find_if(entry.terms, [&term](const Term& other) {
    return other.language == term.language && other.text == term.text;
  });
  if (same != entry.terms.end()) {
    if (term.status != Status::unspecified) same->status = term.status;
    return;
  }
  const auto of_language = [&term](const Term& other) { return other.language == term.language; };
  const auto count = std::ranges::count_if(entry.terms, of_language);
  if (beside == Beside::stays || count == 0) {
    entry.terms.push_back(std::move(term));
    return;
  }
  const auto first = std::ranges::find_if(entry.terms, of_language);
  if (count > 1) {
    throw UsageError("the entry has " + std::to_string(count) + " terms in " + term.language.tag() +
                     ", such as " + in_quotes(first->text) +
                     ": say which goes with --remove LANG=TERM, or that the new one stands beside "
                     "them with --beside");
  }
  first->text = std::move(term.text);
  if (term.status != Status::unspecified) first->status = term.status;
}

void remove_terms(Entry& entry, const Language& language, const std::optional<std::string>& text) {
  const auto removed = std::erase_if(entry.terms, [&](const Term& term) {
    return term.language == language && (!text || term.text == *text);
  });
  if (removed == 0) {
    throw UsageError("the entry has no term " + (text ? in_quotes(*text) + " " : "") + "in " +
                     language.tag());
  }
  if (entry.terms.empty()) {
    throw UsageError("no term would be left: \"calque glossary delete\" removes the entry");
  }
}

void set_datum(Entry& entry, std::string_view type, const std::string& value) {
  const bool note = type == "note";
  const auto is_it = [&](const Datum& datum) {
    return note ? datum.element == "note" : datum.type == type;
  };
  if (value.empty() || !note) std::erase_if(entry.data, is_it);
  if (value.empty()) return;
  Datum datum;
  datum.element = note ? "note" : "descrip";
  datum.type = note ? "" : type;
  datum.value = value;
  entry.data.push_back(std::move(datum));
}

std::vector<EntryId> entries_with(Glossary& glossary, const Term& term, EntryId except) {
  std::vector<EntryId> found;
  glossary.for_each_entry({.languages = {term.language}}, [&](const Entry& entry) {
    const bool has = std::ranges::any_of(entry.terms, [&term](const Term& other) {
      return other.language == term.language && other.text == term.text;
    });
    if (has && entry.id != except) found.push_back(entry.id);
  });
  return found;
}

}  // namespace calque::glossary
