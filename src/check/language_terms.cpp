#include "check/language_terms.h"

#include <algorithm>

#include "text/utf8.h"

namespace calque::check {
namespace {

constexpr std::size_t kLeastLetters = 4;  // shorter stems stand in too many words
constexpr std::size_t kMostEnding = 3;    // "Deutsch" of "Deutschen", "Türk" of "Türkçe"

/// A word without its ending; nothing for a short one.
std::string_view core_of(std::string_view word) {
  const std::size_t letters = text::count_code_points(word);
  if (letters < kLeastLetters) return {};
  const std::size_t wanted = std::max(kLeastLetters, letters - std::min(letters, kMostEnding));
  std::size_t end = 0;
  for (std::size_t i = 0; i < wanted; ++i) end += text::decode_at(word, end).length;
  return word.substr(0, end);
}

/// The words of a term; in scripts without spaces between words all of it is one.
std::vector<std::string_view> words_of(std::string_view term) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < term.size();) {
    const std::size_t end = std::min(term.find(' ', at), term.size());
    if (end > at) words.push_back(term.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::vector<std::string> texts_for(std::span<const CheckedEntry> entries,
                                   const Language& language) {
  std::vector<std::string> texts;
  for (const CheckedEntry& entry : entries) {
    for (const CheckedTerm& term : entry) {
      if (glossary::applies_to(term.language, language)) texts.push_back(term.text);
    }
  }
  return texts;
}

}  // namespace

std::vector<CheckedEntry> read_entries(glossary::Glossary& glossary) {
  std::vector<CheckedEntry> entries;
  glossary.for_each_entry({}, [&entries](const glossary::Entry& entry) {
    CheckedEntry& terms = entries.emplace_back();
    for (const glossary::Term& term : entry.terms) {
      terms.push_back({term.language, term.text, term.status == glossary::Status::forbidden});
    }
  });
  return entries;
}

LanguageTerms::LanguageTerms(std::span<const CheckedEntry> entries, const Language& language)
    : entries_(entries),
      language_(language),
      terms_(language.primary(), texts_for(entries, language)) {
  for (std::size_t entry = 0; entry < entries.size(); ++entry) {
    for (std::size_t i = 0; i < entries[entry].size(); ++i) {
      if (glossary::applies_to(entries[entry][i].language, language)) places_.push_back({entry, i});
    }
  }
}

LanguageTerms::Found LanguageTerms::found(const glossary::TermOccurrence& occurrence) const {
  const Place& place = places_[occurrence.term];
  return {.entry = place.entry,
          .term = &entries_[place.entry][place.term],
          .range = occurrence.range,
          .form = occurrence.form,
          .sure = occurrence.sure};
}

LanguageTerms::Occurrences LanguageTerms::find(std::string_view text) const {
  Occurrences occurrences;
  if (places_.empty()) return occurrences;
  std::vector<glossary::TermOccurrence> all = terms_.occurrences(text);
  for (const auto& occurrence : all) occurrences.all.push_back(found(occurrence));
  for (const auto& occurrence : glossary::longest_first(std::move(all))) {
    occurrences.longest.push_back(found(occurrence));
  }
  return occurrences;
}

std::vector<const CheckedTerm*> LanguageTerms::permitted(std::size_t entry) const {
  std::vector<const CheckedTerm*> terms;
  for (const CheckedTerm& term : entries_[entry]) {
    if (!term.forbidden && glossary::applies_to(term.language, language_)) terms.push_back(&term);
  }
  return terms;
}

bool LanguageTerms::has(std::size_t entry) const {
  return std::ranges::any_of(entries_[entry], [this](const CheckedTerm& term) {
    return glossary::applies_to(term.language, language_);
  });
}

bool LanguageTerms::hidden_in(const CheckedTerm& term, std::string_view text) const {
  const text::CaseRules rules = text::case_rules_of(language_.primary());
  bool any = false;
  for (const std::string_view word : words_of(term.text)) {
    const std::string_view core = core_of(word);
    if (core.empty()) continue;
    if (!text::FoldedSearch(core, rules).find(text)) return false;
    any = true;
  }
  return any;
}

}  // namespace calque::check
