#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "match/match_query.h"
#include "match/match_rate.h"
#include "match/match_text.h"

namespace calque::leverage {

/// The segments of a job seen so far, for finding the one most like a new one. The result is that
/// of comparing with every one of them.
///
/// A segment whose cost is at most (100 - p) % of the greater weight shares tokens of at least p %
/// of that weight with the query. So only segments in the lists of the query's rarest tokens are
/// looked at, as long as the weight of these and all more frequent ones reaches p %; and of those
/// only the ones that share enough, the most alike first.
class JobIndex {
 public:
  void add(MatchText text);

  /// The rate of the best of them, if one reaches `at_least`, which must be 1 or more.
  std::optional<MatchRate> best(const MatchQuery& query, MatchRate at_least) const;

 private:
  using Number = std::uint32_t;
  /// A key with the weight of all tokens that have it, in order of keys.
  using WeightedKeys = std::vector<std::pair<std::uint64_t, std::uint32_t>>;
  struct Candidate {
    Number number = 0;
    std::uint32_t shared = 0;  ///< Weight of the tokens that both have, in any order.
  };

  static WeightedKeys keys_of(const MatchText& text);
  static std::uint32_t shared_weight(const WeightedKeys& a, const WeightedKeys& b);
  std::vector<Number> collect(const WeightedKeys& keys, std::uint64_t least_shared) const;
  std::vector<Candidate> candidates(const MatchText& query, MatchRate at_least) const;
  void add_similar_words(const MatchText& query, std::vector<Candidate>& found) const;

  std::vector<MatchText> texts_;
  std::vector<WeightedKeys> keys_;
  std::unordered_map<std::uint64_t, std::vector<Number>> lists_;
  std::unordered_map<std::string, std::vector<Number>> single_words_;  ///< By first and last two.
};

}  // namespace calque::leverage
