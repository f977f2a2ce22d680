#include "leverage/job_index.h"

#include <algorithm>

#include "match/single_word.h"

namespace calque::leverage {
namespace {

/// The places in the index of single words at which a word stands.
std::vector<std::string> ends_of(const std::string& word) {
  std::vector<std::string> ends;
  if (const auto first = first_characters(word); !first.empty()) {
    ends.push_back("<" + std::string(first));
  }
  if (const auto last = last_characters(word); !last.empty()) {
    ends.push_back(">" + std::string(last));
  }
  return ends;
}

}  // namespace

JobIndex::WeightedKeys JobIndex::keys_of(const MatchText& text) {
  WeightedKeys keys;
  for (const MatchToken& token : text.tokens) keys.emplace_back(token.key, token.weight);
  std::ranges::sort(keys);
  WeightedKeys merged;
  for (const auto& [key, weight] : keys) {
    if (merged.empty() || merged.back().first != key) {
      merged.emplace_back(key, weight);
    } else {
      merged.back().second += weight;
    }
  }
  return merged;
}

std::uint32_t JobIndex::shared_weight(const WeightedKeys& a, const WeightedKeys& b) {
  std::uint32_t shared = 0;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i].first == b[k].first) {
      shared += std::min(a[i++].second, b[k++].second);
    } else if (a[i].first < b[k].first) {
      ++i;
    } else {
      ++k;
    }
  }
  return shared;
}

void JobIndex::add(MatchText text) {
  const auto number = static_cast<Number>(texts_.size());
  WeightedKeys keys = keys_of(text);
  for (const auto& [key, weight] : keys) lists_[key].push_back(number);
  if (text.words == 1) {
    for (const std::string& end : ends_of(text.only_word)) single_words_[end].push_back(number);
  }
  keys_.push_back(std::move(keys));
  texts_.push_back(std::move(text));
}

/// Segments that have one of the rarest keys, each once.
std::vector<JobIndex::Number> JobIndex::collect(const WeightedKeys& keys,
                                                std::uint64_t least_shared) const {
  struct Entry {
    const std::vector<Number>* list;
    std::uint64_t weight;
  };
  std::vector<Entry> entries;
  std::uint64_t rest = 0;
  for (const auto& [key, weight] : keys) {
    const auto found = lists_.find(key);
    if (found == lists_.end()) continue;
    entries.push_back({&found->second, weight});
    rest += weight;
  }
  std::ranges::sort(entries, {}, [](const Entry& entry) { return entry.list->size(); });
  std::vector<Number> numbers;
  for (const Entry& entry : entries) {
    if (rest < least_shared) break;
    numbers.insert(numbers.end(), entry.list->begin(), entry.list->end());
    rest -= entry.weight;
  }
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

void JobIndex::add_similar_words(const MatchText& query, std::vector<Candidate>& found) const {
  if (query.words != 1) return;
  for (const std::string& end : ends_of(query.only_word)) {
    const auto list = single_words_.find(end);
    if (list == single_words_.end()) continue;
    for (const Number number : list->second) {
      found.push_back({number, std::max(query.weight, texts_[number].weight)});
    }
  }
}

std::vector<JobIndex::Candidate> JobIndex::candidates(const MatchText& query,
                                                      MatchRate at_least) const {
  const auto percent = static_cast<std::uint64_t>(at_least.percent());
  const WeightedKeys keys = keys_of(query);
  std::vector<Candidate> found;
  for (const Number number : collect(keys, (query.weight * percent + 99) / 100)) {
    const std::uint32_t shared = shared_weight(keys, keys_[number]);
    const std::uint64_t weight = std::max(query.weight, texts_[number].weight);
    if (std::uint64_t{shared} * 100 >= weight * percent) found.push_back({number, shared});
  }
  add_similar_words(query, found);
  return found;
}

std::optional<MatchRate> JobIndex::best(const MatchQuery& query, MatchRate at_least) const {
  const MatchText& text = query.text();
  const auto bound = [&](const Candidate& candidate) {
    const std::uint64_t weight = std::max(text.weight, texts_[candidate.number].weight);
    return MatchRate::of_fraction(weight - candidate.shared, weight);
  };
  std::vector<Candidate> found = candidates(text, at_least);
  std::ranges::stable_sort(found, std::greater<>(), bound);
  std::optional<MatchRate> best;
  for (const Candidate& candidate : found) {
    // A bound of 99 may be an identical segment.
    if (best && (*best >= MatchRate(100) || (bound(candidate) <= *best && *best < MatchRate(99)))) {
      break;
    }
    const auto score = query.score(texts_[candidate.number], best.value_or(at_least));
    if (score) best = std::max(best.value_or(MatchRate(0)), MatchRate::of(*score));
  }
  return best;
}

}  // namespace calque::leverage
