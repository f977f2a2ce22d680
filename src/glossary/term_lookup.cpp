#include "glossary/term_lookup.h"
#include "glossary/term_rows.h"
#include "store/session_tools.h"

#include <algorithm>
#include <set>

namespace calque::glossary {
namespace {

/// What should be used comes first, what must not be used last.
int order_of(Status status) {
  switch (status) {
    case Status::preferred:
      return 0;
    case Status::unspecified:
      return 1;
    case Status::admitted:
      return 2;
    case Status::forbidden:
      return 3;
  }
  return 3;
}

std::vector<std::size_t> targets_in(const Entry& entry, const Language& target) {
  std::vector<std::size_t> targets;
  for (std::size_t i = 0; i < entry.terms.size(); ++i) {
    if (applies_to(entry.terms[i].language, target)) targets.push_back(i);
  }
  std::ranges::stable_sort(targets, {},
                           [&entry](std::size_t i) { return order_of(entry.terms[i].status); });
  return targets;
}

}  // namespace

TermLookup::TermLookup(Glossary& glossary, const Language& source, std::optional<Language> target,
                       Compounds compounds)
    : glossary_(glossary), target_(std::move(target)) {
  const LanguageTable& languages = glossary.session().tools().languages();
  // A concept without a term in the target language has nothing to say; it is left out of the trie
  // already.
  std::set<EntryId> with_target;
  if (target_) {
    for_each_term(glossary.session(), languages_for(languages, *target_),
                  [&](const TermRow& row) { with_target.insert(row.entry); });
  }
  for_each_term(glossary.session(), languages_for(languages, source), [&](const TermRow& row) {
    if (target_ && !with_target.contains(row.entry)) return;
    places_.push_back({row.entry, row.term});
    terms_.emplace_back(row.text);
  });
  recognizer_.emplace(source.primary(), terms_, compounds);
}

/// Entries are read anew from the memory: the trie holds texts and ids alone.
std::vector<TermMatch> TermLookup::find(std::string_view text) {
  std::vector<TermMatch> matches;
  if (empty()) return matches;
  for (const TermOccurrence& occurrence : recognizer_->find(text)) {
    const Place& place = places_[occurrence.term];
    auto entry = glossary_.entry(place.entry);
    if (!entry) continue;
    const auto source = std::ranges::find(entry->terms, place.term, &Term::id);
    if (source == entry->terms.end()) continue;
    TermMatch match;
    match.range = occurrence.range;
    match.form = occurrence.form;
    match.sure = occurrence.sure;
    match.source = static_cast<std::size_t>(source - entry->terms.begin());
    if (target_) match.targets = targets_in(*entry, *target_);
    match.entry = std::move(*entry);
    matches.push_back(std::move(match));
  }
  return matches;
}

}  // namespace calque::glossary
