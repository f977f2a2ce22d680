#include "cli/known_words.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "glossary/glossary.h"
#include "memory/learnt_words.h"
#include "memory/teaching_pairs.h"
#include "text/hash.h"

namespace calque::cli {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// At most so many pairs of terms teach.
constexpr std::size_t kMostTerms = 20'000;

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
Pairs term_pairs(Memory& memory, const LexiconKey& languages) {
  glossary::Glossary glossary(memory);
  Pairs terms;
  const std::vector<TermText> source = terms_in(glossary, languages.source);
  const std::vector<TermText> target = terms_in(glossary, languages.target);
  for (const TermText& term : source) {
    for (const TermText& other :
         std::ranges::equal_range(target, term.first, {}, &TermText::first)) {
      if (terms.size() >= kMostTerms) return terms;
      terms.emplace_back(term.second, other.second);
    }
  }
  return terms;
}

std::int64_t hash_of(const Pairs& terms) {
  std::uint64_t hash = 0;
  for (const auto& [source, target] : terms) {
    hash = text::hash_bytes(target, text::hash_bytes(source, hash));
  }
  return static_cast<std::int64_t>(hash);
}

LearntWords learn(Memory& memory, const LexiconKey& key, const Pairs& terms) {
  const TeachingPairs teaching = read_teaching_pairs(memory, key);
  return {.point = {},
          .found = teaching.found,
          .terms = hash_of(terms),
          .lexicon = align::Lexicon::train(teaching.pairs, terms)};
}

}  // namespace

align::Lexicon known_words(Memory& memory, const Language& source, const Language& target,
                           std::string_view own) {
  const LexiconKey key{.source = source,
                       .target = target,
                       .without = has_file(memory, own) ? std::string(own) : std::string()};
  const HistoryPoint now = history_point(memory);
  auto words = load_learnt_words(memory, key);
  if (words && words->point == now) return std::move(words->lexicon);
  const Pairs terms = term_pairs(memory, key);
  if (!words || !still_holds(memory, key, *words, hash_of(terms))) {
    words = learn(memory, key, terms);
  }
  words->point = now;
  // Where another program has written meanwhile it is not certain which state was read.
  if (!words->lexicon.empty() && history_point(memory) == now) {
    store_learnt_words(memory.path(), key, *words);
  }
  return std::move(words->lexicon);
}

}  // namespace calque::cli
