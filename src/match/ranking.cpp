#include "match/ranking.h"

#include <algorithm>

namespace calque {

bool better(const RankedMatch& a, const RankedMatch& b) {
  if (a.rate != b.rate) return a.rate > b.rate;
  if (const auto order = a.score <=> b.score; order != 0) return order < 0;
  return a.variant > b.variant;
}

void TopMatches::offer(const RankedMatch& match) {
  if (!admits(match)) return;
  matches_.insert(std::ranges::upper_bound(matches_, match, better), match);
  if (matches_.size() > limit_) matches_.pop_back();
}

bool TopMatches::admits(const RankedMatch& best_possible) const {
  if (best_possible.rate < at_least_ || limit_ == 0) return false;
  return !full() || better(best_possible, matches_.back());
}

MatchRate TopMatches::least_rate() const {
  return full() && limit_ > 0 ? std::max(at_least_, matches_.back().rate) : at_least_;
}

}  // namespace calque
