#include "lexicon/known_words.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "calque/glossary.h"
#include "glossary/term_rows.h"
#include "lexicon/learnt_words.h"
#include "lexicon/teaching_pairs.h"
#include "store/session_tools.h"
#include "text/hash.h"

namespace calque {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// At most so many pairs of terms teach.
/// As many as pairs of the memory: a glossary of synonyms multiplies.
constexpr std::size_t kMostTerms = 20'000;

using TermText = std::pair<glossary::EntryId, std::string>;

/// The terms that apply to a language, by entry.
std::vector<TermText> terms_in(glossary::Glossary& glossary, const Language& language) {
  std::vector<TermText> terms;
  const auto ids = glossary::languages_for(glossary.session().tools().languages(), language);
  glossary::for_each_term(glossary.session(), ids, [&](const glossary::TermRow& row) {
    terms.emplace_back(row.entry, std::string(row.text));
  });
  std::ranges::stable_sort(terms, {}, &TermText::first);
  return terms;
}

/// Every term of an entry in one language with every one in the other.
Pairs term_pairs(Session& session, const LexiconKey& languages) {
  glossary::Glossary glossary(session);
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

LearntWords learn(Session& session, const LexiconKey& key, const Pairs& terms) {
  const TeachingPairs teaching = read_teaching_pairs(session, key);
  return {.point = {},
          .found = teaching.found,
          .terms = hash_of(terms),
          .lexicon = align::Lexicon::train(teaching.pairs, terms)};
}

}  // namespace

align::Lexicon known_words(Session& session, const Language& source, const Language& target,
                           std::string_view own) {
  const LexiconKey key{.source = source,
                       .target = target,
                       .without = has_file(session, own) ? std::string(own) : std::string()};
  // Read before the pairs: a batch that comes in between makes what is learnt look older than it
  // is, never newer.
  const HistoryPoint now = history_point(session);
  auto words = load_learnt_words(session, key);
  if (words && words->point == now) return std::move(words->lexicon);
  const Pairs terms = term_pairs(session, key);
  if (!words || !still_holds(session, key, *words, hash_of(terms))) {
    words = learn(session, key, terms);
  }
  words->point = now;
  // Where another program has written meanwhile it is not certain which state was read.
  if (!words->lexicon.empty() && history_point(session) == now) {
    store_learnt_words(session.path(), key, *words);
  }
  return std::move(words->lexicon);
}

}  // namespace calque
