#include "cli/known_words.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "glossary/glossary.h"

namespace calque::cli {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// At most so many pairs teach: enough for the common words, and quick. The same for terms.
constexpr std::size_t kMostPairs = 20'000;

void add_units(Memory& memory, const LanguagePair& languages, std::string_view own, Pairs& pairs) {
  memory.for_each_variant(languages.source, [&](const StoredText& text) {
    const auto unit = memory.unit(text.unit);
    if (unit && unit->origin == own) return true;
    const Variant* target = unit ? unit->find_variant(languages.target) : nullptr;
    if (target != nullptr && !target->segment.text.empty()) {
      pairs.emplace_back(std::string(text.text), target->segment.text);
    }
    return pairs.size() < kMostPairs;
  });
}

using TermText = std::pair<glossary::EntryId, std::string>;

/// The terms that apply to a language, by entry.
std::vector<TermText> terms_in(glossary::Glossary& glossary, const Language& language) {
  std::vector<TermText> terms;
  const auto ids = glossary::languages_for(glossary.memory().languages(), language);
  glossary.for_each_term(ids, [&](const glossary::Glossary::TermRow& row) {
    terms.emplace_back(row.entry, std::string(row.text));
  });
  std::ranges::stable_sort(terms, {}, &TermText::first);
  return terms;
}

/// Every term of an entry in one language with every one in the other.
void add_terms(glossary::Glossary& glossary, const LanguagePair& languages, Pairs& terms) {
  const std::vector<TermText> source = terms_in(glossary, languages.source);
  const std::vector<TermText> target = terms_in(glossary, languages.target);
  for (const TermText& term : source) {
    for (const TermText& other :
         std::ranges::equal_range(target, term.first, {}, &TermText::first)) {
      if (terms.size() >= kMostPairs) return;
      terms.emplace_back(term.second, other.second);
    }
  }
}

}  // namespace

align::Lexicon known_words(Memory& memory, const LanguagePair& languages, std::string_view own) {
  Pairs pairs;
  add_units(memory, languages, own, pairs);
  glossary::Glossary glossary(memory);
  Pairs terms;
  add_terms(glossary, languages, terms);
  return align::Lexicon::train(pairs, terms);
}

}  // namespace calque::cli
