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
#include "store/stored_variants.h"

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

struct Pair {
  std::string source;
  std::string target;
};

using Counts = std::unordered_map<std::uint64_t, std::uint32_t>;

/// The n-grams that can be terms: no stop word at either end, no single ideographs, no words of one
/// or two letters alone.
std::vector<Ngram> possible_terms(std::span<const Word> words, const WordCounts& counts,
                                  std::size_t most) {
  std::vector<Ngram> ngrams = NgramReader::ngrams(words, most);
  std::erase_if(ngrams, [&](const Ngram& ngram) {
    const Word& first = words[ngram.first];
    const Word& last = words[ngram.first + ngram.words - 1];
    // Abbreviations of two letters are lost with it; what else has two letters are units and
    // particles.
    const bool short_word = ngram.words == 1 && (first.ideograph || first.letters < 3);
    return short_word || counts.is_stop(first) || counts.is_stop(last);
  });
  return ngrams;
}

/// One language of the pairs.
class Side {
 public:
  Side(const Language& language, std::size_t most) : reader_(language.primary()), most_(most) {}

  void learn(std::string_view text) { counts_.add(reader_.words(text)); }

  struct Analysis {
    std::vector<Word> words;
    std::vector<Ngram> ngrams;
  };
  Analysis analyze(std::string_view text) {
    Analysis analysis;
    analysis.words = reader_.words(text);
    analysis.ngrams = possible_terms(analysis.words, counts_, most_);
    return analysis;
  }

 private:
  NgramReader reader_;
  WordCounts counts_;
  std::size_t most_;
};

std::string surface(std::string_view text, const Side::Analysis& analysis, const Ngram& ngram) {
  const std::uint32_t begin = analysis.words[ngram.first].begin;
  const std::uint32_t end = analysis.words[ngram.first + ngram.words - 1].end;
  return std::string(text.substr(begin, end - begin));
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

/// Five walks through the pairs, each of which keeps counts only: words, n-grams, their nesting,
/// what goes with the candidates, and the forms of that. Texts are never all held.
class Extractor {
 public:
  Extractor(Session& session, const ExtractOptions& options,
            const std::function<void(std::uint64_t)>& on_pair)
      : session_(session),
        options_(options),
        on_pair_(on_pair),
        source_(options.source, options.most_words),
        target_(options.target, options.most_words) {}

  std::vector<TermCandidate> run() {
    for_each_pair([this](const Pair& pair) {
      source_.learn(pair.source);
      target_.learn(pair.target);
    });
    count_ngrams();
    choose_candidates();
    collect_shared();
    return with_translations();
  }

 private:
  template <typename Visit>
  void for_each_pair(Visit visit) {
    std::uint64_t pairs = 0;
    for_each_variant(session_, options_.source, [&](const StoredText& stored) {
      const auto unit = session_.unit(stored.unit);
      const Variant* const target = unit ? unit->find_variant(options_.target) : nullptr;
      // One language may take in the other: a text is no translation of itself.
      if (target == nullptr || target->id == stored.variant) return true;
      if (target->segment.text == stored.text) return true;  // left untranslated
      ++pairs;
      if (on_pair_ && pairs % 64 == 0) on_pair_(pairs);
      visit(Pair{std::string(stored.text), target->segment.text});
      return pairs < options_.most_pairs;
    });
  }

  void count_ngrams() {
    for_each_pair([this](const Pair& pair) {
      const auto analysis = source_.analyze(pair.source);
      for (const Ngram& ngram : analysis.ngrams) ++ngrams_[ngram.key];
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
      const auto analysis = source_.analyze(pair.source);
      std::vector<Ngram> kept;
      std::ranges::copy_if(analysis.ngrams, std::back_inserter(kept),
                           [this](const Ngram& ngram) { return ngrams_.contains(ngram.key); });
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
      const auto analysis = source_.analyze(pair.source);
      std::unordered_set<std::size_t> here;
      for (const Ngram& ngram : analysis.ngrams) {
        const auto place = places_.find(ngram.key);
        if (place == places_.end()) continue;
        candidates_[place->second].forms.add(surface(pair.source, analysis, ngram));
        here.insert(place->second);
      }
      if (here.empty()) return;
      const std::unordered_set<std::uint64_t> targets = keys_of(target_.analyze(pair.target));
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

  static std::unordered_set<std::uint64_t> keys_of(const Side::Analysis& analysis) {
    std::unordered_set<std::uint64_t> keys;
    for (const Ngram& ngram : analysis.ngrams) keys.insert(ngram.key);
    return keys;
  }

  /// How often the possible translations stand in all pairs, not only beside the candidate: Dice
  /// needs both.
  std::vector<TermCandidate> with_translations() {
    std::unordered_map<std::uint64_t, Forms> forms;
    std::unordered_map<std::uint64_t, std::size_t> lengths;
    for_each_pair([&](const Pair& pair) {
      const auto analysis = target_.analyze(pair.target);
      for (const Ngram& ngram : analysis.ngrams) {
        if (!target_segments_.contains(ngram.key)) continue;
        forms[ngram.key].add(surface(pair.target, analysis, ngram));
        lengths[ngram.key] = ngram.words;
      }
      for (const std::uint64_t key : keys_of(analysis)) {
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
  Side source_;
  Side target_;
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
