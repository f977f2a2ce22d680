#include "glossary/term_extractor.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "glossary/ngrams.h"
#include "glossary/term_lookup.h"
#include "sqlite/statement.h"
#include "store/session_tools.h"
#include "store/stored_text.h"

namespace calque::glossary {
namespace {

/// About 40 bytes each. What was met once by then may be met again, and starts anew: its count is
/// short by one.
constexpr std::size_t kMostNgrams = 4'000'000;  // then those met once only are dropped
/// C-value alone chooses them. The association then changes a weight by a factor of five at most
/// (kNoTranslation), so that what comes later is hardly among the best.
constexpr std::size_t kCandidatesPerWanted = 8;
/// Of two phrases that are equally frequent, three segments in ten have both.
constexpr double kLeastAssociation = 0.3;
constexpr std::uint32_t kLeastShared = 2;
constexpr double kSingleWord = 0.25;    // instead of log2(1), which would leave all of them out
constexpr double kNoTranslation = 0.2;  // in the place of an association
/// A form must be a quarter as frequent as the most frequent one to stand for all.
constexpr std::uint32_t kFormsPerForm = 4;

using Counts = std::unordered_map<std::uint64_t, std::uint32_t>;

/// A text with its words.
struct HeldText {
  std::string text;
  std::vector<Word> words;

  std::string surface(const Ngram& ngram) const {
    const std::uint32_t begin = words[ngram.first].begin;
    const std::uint32_t end = words[ngram.first + ngram.words - 1].end;
    return text.substr(begin, end - begin);
  }
};

struct Pair {
  HeldText source;
  HeldText target;
};

/// The n-grams that can be terms: no stop word at either end, no single ideographs, no words of one
/// or two letters alone.
std::vector<Ngram> possible_terms(std::span<const Word> words, std::size_t most) {
  std::vector<Ngram> ngrams = NgramReader::ngrams(words, most);
  std::erase_if(ngrams, [&](const Ngram& ngram) {
    const Word& first = words[ngram.first];
    const Word& last = words[ngram.first + ngram.words - 1];
    // Abbreviations of two letters are lost with it; what else has two letters are units and
    // particles.
    const bool short_word = ngram.words == 1 && (first.ideograph || first.letters < 3);
    return short_word || first.stop || last.stop;
  });
  return ngrams;
}

/// Reads one language of the pairs, and tells its stop words.
class Side {
 public:
  explicit Side(const Language& language) : reader_(language.primary()) {}

  HeldText read(std::string_view text) {
    HeldText held{.text = std::string(text), .words = reader_.words(text)};
    counts_.add(held.words);
    return held;
  }

  /// Once all texts are read. Phrases are wanted that occur `at_least` times: so do their words.
  void mark(HeldText& held, std::uint32_t at_least) const {
    for (Word& word : held.words) {
      word.stop = counts_.is_stop(word);
      word.rare = counts_.total(word) < at_least;
    }
  }

 private:
  NgramReader reader_;
  WordCounts counts_;
};

/// Each text in one language with the first of its unit in the other, in the order of ids.
std::string pairs_sql(Session& session, const ExtractOptions& options) {
  const auto in = [&session](const Language& range) {
    return " IN (" + sql_list(session.tools().languages().matching(range)) + ")";
  };
  // CROSS JOIN holds SQLite to this order. A unit of more variants than these is a damaged one.
  return "SELECT a.id, a.text, b.id, b.text FROM variant a CROSS JOIN unit u ON u.id = a.unit "
         "CROSS JOIN variant b ON b.id = (SELECT id FROM variant WHERE id >= u.first_variant AND "
         "id < u.first_variant + min(u.variants, 1000) AND language" +
         in(options.target) + " ORDER BY id LIMIT 1) WHERE a.language" + in(options.source) +
         " ORDER BY a.id";
}

/// How often each form of something was met. The shortest of the frequent ones stands for all,
/// since endings make words longer: "belge" for "belgeyi"; without capitals where that occurs.
class Forms {
 public:
  void add(std::string form) { ++counts_[std::move(form)]; }
  std::string best() const {
    std::uint32_t most = 0;
    for (const auto& [form, count] : counts_) most = std::max(most, count);
    const std::string* best = nullptr;
    for (const auto& [form, count] : counts_) {
      if (count * kFormsPerForm < most) continue;
      // Of forms of the same length, small letters come after capitals in the order of the map.
      if (best == nullptr || form.size() <= best->size()) best = &form;
    }
    return best == nullptr ? std::string() : *best;
  }

 private:
  std::map<std::string, std::uint32_t> counts_;
};

struct Candidate {
  std::uint64_t key = 0;
  std::size_t words = 0;
  std::uint32_t count = 0;
  double weight = 0;
  std::uint32_t segments = 0;
  Forms forms;
  Counts shared;  ///< By n-gram of the target: segments that have both.
};

/// Calls `visit` for each longer n-gram that holds this one. `ngrams` are in the order of their
/// first words.
template <typename Visit>
void for_each_around(const std::vector<Ngram>& ngrams, const Ngram& inner, Visit visit) {
  // The most words of a candidate, doubled for ideographs, are fewer.
  constexpr std::size_t kFarthest = 16;  // words
  const std::size_t from = inner.first - std::min(inner.first, kFarthest);
  const auto begin = std::ranges::lower_bound(ngrams, from, {}, &Ngram::first);
  for (auto other = begin; other != ngrams.end() && other->first <= inner.first; ++other) {
    const bool holds =
        other->words > inner.words && other->first + other->words >= inner.first + inner.words;
    if (holds) visit(*other);
  }
}

/// Reads the pairs once, and walks through their words four times: n-grams, their nesting, what
/// goes with the candidates, and the forms of that.
class Extractor {
 public:
  Extractor(Session& session, const ExtractOptions& options,
            const std::function<void(std::uint64_t)>& on_pair)
      : session_(session), options_(options), on_pair_(on_pair) {}

  std::vector<TermCandidate> run() {
    read_pairs();
    count_ngrams();
    choose_candidates();
    collect_shared();
    return with_translations();
  }

 private:
  void read_pairs() {
    Side source(options_.source);
    Side target(options_.target);
    sqlite::Statement query(session_.tools().database(), pairs_sql(session_, options_));
    std::string source_scratch;
    std::string target_scratch;
    for (const sqlite::Row& row : query.rows()) {
      if (pairs_.size() >= options_.most_pairs) break;
      // One language may take in the other: a text is no translation of itself.
      if (row.column_int(0) == row.column_int(2)) continue;
      const std::string_view text = stored_text(row.column_text(1), source_scratch);
      const std::string_view translation = stored_text(row.column_text(3), target_scratch);
      if (text == translation) continue;  // left untranslated
      pairs_.push_back({source.read(text), target.read(translation)});
      if (on_pair_ && pairs_.size() % 64 == 0) on_pair_(pairs_.size());
    }
    for (Pair& pair : pairs_) {
      source.mark(pair.source, options_.at_least);
      target.mark(pair.target, kLeastShared);
    }
  }

  std::vector<Ngram> terms_of(const HeldText& held) const {
    return possible_terms(held.words, options_.most_words);
  }

  template <typename Visit>
  void for_each_pair(Visit visit) {
    std::uint64_t pairs = 0;
    for (const Pair& pair : pairs_) {
      // The number that was read stays: this only lets the user end it.
      if (on_pair_ && ++pairs % 1024 == 0) on_pair_(pairs_.size());
      visit(pair);
    }
  }

  void count_ngrams() {
    for_each_pair([this](const Pair& pair) {
      for (const Ngram& ngram : terms_of(pair.source)) ++ngrams_[ngram.key];
      if (ngrams_.size() > kMostNgrams) {
        std::erase_if(ngrams_, [](const auto& entry) { return entry.second < 2; });
      }
    });
    std::erase_if(ngrams_, [this](const auto& entry) { return entry.second < options_.at_least; });
  }

  /// C-value needs, of each candidate, how often and in how many longer ones it stands.
  void choose_candidates() {
    struct Nested {
      std::size_t words = 0;
      std::uint32_t inside = 0;
      std::unordered_set<std::uint64_t> longer;
    };
    std::unordered_map<std::uint64_t, Nested> nested;
    for_each_pair([&](const Pair& pair) {
      std::vector<Ngram> kept = terms_of(pair.source);
      std::erase_if(kept, [this](const Ngram& ngram) { return !ngrams_.contains(ngram.key); });
      for (const Ngram& ngram : kept) {
        Nested& entry = nested[ngram.key];
        entry.words = ngram.words;
        for_each_around(kept, ngram, [&](const Ngram& other) {
          if (entry.longer.insert(other.key).second) entry.inside += ngrams_.at(other.key);
        });
      }
    });
    for (const auto& [key, entry] : nested) {
      const std::uint32_t count = ngrams_.at(key);
      double alone = count;
      if (!entry.longer.empty()) {
        alone -= static_cast<double>(entry.inside) / static_cast<double>(entry.longer.size());
      }
      Candidate candidate;
      candidate.key = key;
      candidate.words = entry.words;
      candidate.count = count;
      const double length =
          entry.words == 1 ? kSingleWord : std::log2(static_cast<double>(entry.words));
      candidate.weight = length * alone;
      if (candidate.weight > 0) candidates_.push_back(std::move(candidate));
    }
    // To the key at last, so that equal weights come in one order on every machine.
    std::ranges::sort(candidates_, [](const Candidate& a, const Candidate& b) {
      return std::tuple(b.weight, b.words, a.key) < std::tuple(a.weight, a.words, b.key);
    });
    const std::size_t most = kCandidatesPerWanted * options_.limit;
    if (candidates_.size() > most) candidates_.resize(most);
    for (std::size_t i = 0; i < candidates_.size(); ++i) places_.emplace(candidates_[i].key, i);
  }

  void collect_shared() {
    for_each_pair([this](const Pair& pair) {
      std::unordered_set<std::size_t> here;
      for (const Ngram& ngram : terms_of(pair.source)) {
        const auto place = places_.find(ngram.key);
        if (place == places_.end()) continue;
        candidates_[place->second].forms.add(pair.source.surface(ngram));
        here.insert(place->second);
      }
      if (here.empty()) return;
      const std::vector<std::uint64_t> targets = keys_of(terms_of(pair.target));
      for (const std::size_t place : here) {
        Candidate& candidate = candidates_[place];
        ++candidate.segments;
        for (const std::uint64_t key : targets) ++candidate.shared[key];
      }
    });
    for (Candidate& candidate : candidates_) {
      // A quarter of the segments: a rarer companion cannot reach kLeastAssociation unless it is
      // rare itself. It keeps the table of shared counts small.
      const auto least = std::max(kLeastShared, candidate.segments / 4);
      std::erase_if(candidate.shared, [least](const auto& entry) { return entry.second < least; });
      for (const auto& [key, count] : candidate.shared) target_segments_.emplace(key, 0);
    }
  }

  /// Each key once.
  static std::vector<std::uint64_t> keys_of(const std::vector<Ngram>& ngrams) {
    std::vector<std::uint64_t> keys;
    for (const Ngram& ngram : ngrams) keys.push_back(ngram.key);
    std::ranges::sort(keys);
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
    return keys;
  }

  /// How often the possible translations stand in all pairs, not only beside the candidate: Dice
  /// needs both.
  std::vector<TermCandidate> with_translations() {
    std::unordered_map<std::uint64_t, Forms> forms;
    std::unordered_map<std::uint64_t, std::size_t> lengths;
    for_each_pair([&](const Pair& pair) {
      const std::vector<Ngram> ngrams = terms_of(pair.target);
      for (const Ngram& ngram : ngrams) {
        if (!target_segments_.contains(ngram.key)) continue;
        forms[ngram.key].add(pair.target.surface(ngram));
        lengths[ngram.key] = ngram.words;
      }
      for (const std::uint64_t key : keys_of(ngrams)) {
        const auto found = target_segments_.find(key);
        if (found != target_segments_.end()) ++found->second;
      }
    });
    return finished(forms, lengths);
  }

  std::vector<TermCandidate> finished(
      const std::unordered_map<std::uint64_t, Forms>& forms,
      const std::unordered_map<std::uint64_t, std::size_t>& lengths) {
    Glossary glossary(session_);
    TermLookup known(glossary, options_.source, std::nullopt);
    std::vector<TermCandidate> result;
    for (const Candidate& candidate : candidates_) {
      TermCandidate out;
      out.text = candidate.forms.best();
      out.count = candidate.count;
      out.weight = candidate.weight;
      const auto terms = known.find(out.text);
      const bool is_known = terms.size() == 1 && terms.front().range.begin == 0 &&
                            terms.front().range.end == out.text.size();
      if (is_known) continue;
      add_translation(candidate, forms, lengths, out);
      result.push_back(std::move(out));
    }
    std::ranges::stable_sort(result, std::greater<>(), [](const TermCandidate& candidate) {
      return candidate.weight * std::max(candidate.association, kNoTranslation);
    });
    if (result.size() > options_.limit) result.resize(options_.limit);
    return result;
  }

  void add_translation(const Candidate& candidate,
                       const std::unordered_map<std::uint64_t, Forms>& forms,
                       const std::unordered_map<std::uint64_t, std::size_t>& lengths,
                       TermCandidate& out) const {
    // Of phrases that agree equally well, the longest, then the one of the lower key.
    std::tuple<double, std::size_t, std::uint64_t> best{kLeastAssociation, 0, 0};
    for (const auto& [key, shared] : candidate.shared) {
      const double dice =
          2.0 * shared / static_cast<double>(candidate.segments + target_segments_.at(key));
      best = std::max(best, std::tuple(dice, lengths.at(key), key));
    }
    if (std::get<1>(best) == 0) return;
    out.translation = forms.at(std::get<2>(best)).best();
    out.association = std::get<0>(best);
  }

  Session& session_;
  const ExtractOptions& options_;
  const std::function<void(std::uint64_t)>& on_pair_;
  std::vector<Pair> pairs_;
  Counts ngrams_;
  std::vector<Candidate> candidates_;
  std::unordered_map<std::uint64_t, std::size_t> places_;
  Counts target_segments_;
};

}  // namespace

std::vector<TermCandidate> extract_terms(Session& session, const ExtractOptions& options,
                                         const std::function<void(std::uint64_t)>& on_pair) {
  return Extractor(session, options, on_pair).run();
}

}  // namespace calque::glossary
