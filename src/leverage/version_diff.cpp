#include "leverage/version_diff.h"

#include <algorithm>
#include <array>
#include <deque>
#include <string>
#include <unordered_map>

#include "leverage/band.h"
#include "leverage/common_subsequence.h"
#include "match/match_query.h"
#include "match/tag_cost.h"

namespace calque::leverage {
namespace {

constexpr std::array<std::string_view, 4> kKeys{"in-place", "moved", "changed", "new"};

using Numbers = std::vector<std::size_t>;

/// Both versions, ready to be compared.
class Versions {
 public:
  Versions(std::span<const Segment> before, std::span<const Segment> now, const Language& language)
      : before_(before), now_(now), analyzer_(language.primary()) {
    for (const Segment& segment : before) old_.push_back(key_of(segment));
    for (const Segment& segment : now) new_.push_back(key_of(segment));
    diff_.segments.resize(now.size());
    taken_.resize(before.size());
  }

  VersionDiff compare() {
    const CommonPlaces order = common_subsequence(old_, new_);
    for (const auto& [before, now] : order) set(now, Change::in_place, before);
    find_moved();
    std::size_t old_begin = 0;
    std::size_t new_begin = 0;
    for (const auto& [before, now] : order) {
      pair_like(left_of(old_begin, before, taken_), open_from(new_begin, now));
      old_begin = before + 1;
      new_begin = now + 1;
    }
    pair_like(left_of(old_begin, old_.size(), taken_), open_from(new_begin, new_.size()));
    mark_strays(order);
    diff_.gone = left_of(0, old_.size(), taken_);
    return std::move(diff_);
  }

 private:
  std::uint32_t key_of(const Segment& segment) {
    const auto next = static_cast<std::uint32_t>(numbers_.size());
    return numbers_.try_emplace(exact_key_of(analyzer_.analyze(segment), TagRule::strict), next)
        .first->second;
  }

  void set(std::size_t now, Change change, std::size_t before) {
    diff_.segments[now] = {change, before};
    taken_[before] = true;
  }

  static Numbers left_of(std::size_t begin, std::size_t end, const std::vector<bool>& taken) {
    Numbers numbers;
    for (std::size_t i = begin; i < end; ++i) {
      if (!taken[i]) numbers.push_back(i);
    }
    return numbers;
  }

  Numbers open_from(std::size_t begin, std::size_t end) const {
    Numbers numbers;
    for (std::size_t i = begin; i < end; ++i) {
      if (!diff_.segments[i].before) numbers.push_back(i);
    }
    return numbers;
  }

  void find_moved() {
    std::unordered_map<std::uint32_t, std::deque<std::size_t>> left;
    for (const std::size_t before : left_of(0, old_.size(), taken_)) {
      left[old_[before]].push_back(before);
    }
    for (const std::size_t now : open_from(0, new_.size())) {
      const auto found = left.find(new_[now]);
      if (found == left.end() || found->second.empty()) continue;
      set(now, Change::moved, found->second.front());
      found->second.pop_front();
    }
  }

  /// Pairs two lists in their order: the greatest sum of rates, by dynamic programming.
  void pair_like(const Numbers& before, const Numbers& now) {
    if (before.empty() || now.empty() || now.size() > kMostComparisons / before.size()) return;
    const std::vector<std::vector<int>> rates = rates_of(before, now);
    std::vector<std::vector<int>> best(before.size() + 1, std::vector<int>(now.size() + 1));
    for (std::size_t i = before.size(); i-- > 0;) {
      for (std::size_t j = now.size(); j-- > 0;) {
        const int paired = rates[i][j] > 0 ? rates[i][j] + best[i + 1][j + 1] : 0;
        best[i][j] = std::max({paired, best[i + 1][j], best[i][j + 1]});
      }
    }
    for (std::size_t i = 0, j = 0; i < before.size() && j < now.size();) {
      if (rates[i][j] > 0 && best[i][j] == rates[i][j] + best[i + 1][j + 1]) {
        set(now[j++], Change::changed, before[i++]);
      } else if (best[i][j] == best[i + 1][j]) {
        ++i;
      } else {
        ++j;
      }
    }
  }

  /// 0 for segments that are not alike.
  std::vector<std::vector<int>> rates_of(const Numbers& before, const Numbers& now) {
    std::vector<MatchQuery> queries;
    for (const std::size_t number : now) queries.emplace_back(analyzer_.analyze(now_[number]));
    std::vector<std::vector<int>> rates;
    for (const std::size_t number : before) {
      const MatchText old_text = analyzer_.analyze(before_[number]);
      std::vector<int>& row = rates.emplace_back();
      for (const MatchQuery& query : queries) {
        const auto score = query.score(old_text, kLeastRate);
        row.push_back(score ? MatchRate::of(*score).percent() : 0);
      }
    }
    return rates;
  }

  bool from(std::size_t now, std::size_t before) const {
    return now < diff_.segments.size() && diff_.segments[now].before == before;
  }

  /// Those in order without a neighbour of theirs: a short text that both versions have by chance.
  void mark_strays(const CommonPlaces& order) {
    for (const auto& [before, now] : order) {
      const bool left = now == 0 || before == 0 ? now == before : from(now - 1, before - 1);
      const bool at_end = now + 1 == new_.size() && before + 1 == old_.size();
      const bool right = at_end || (before + 1 < old_.size() && from(now + 1, before + 1));
      if (!left && !right) diff_.segments[now].change = Change::moved;
    }
  }

  std::span<const Segment> before_;
  std::span<const Segment> now_;
  MatchAnalyzer analyzer_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::uint32_t> old_;  ///< Equal numbers for equal segments.
  std::vector<std::uint32_t> new_;
  std::vector<bool> taken_;  ///< Of each old segment: a new one comes from it.
  VersionDiff diff_;
};

}  // namespace

std::string_view key_of(Change change) {
  return kKeys.at(static_cast<std::size_t>(change));
}

VersionDiff compare_versions(std::span<const Segment> before, std::span<const Segment> now,
                             const Language& language) {
  return Versions(before, now, language).compare();
}

}  // namespace calque::leverage
