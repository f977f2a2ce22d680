#include "match/ranking.h"

#include <algorithm>

#include "match/character_rate.h"

namespace calque {

std::strong_ordering by_likeness(const Score& a, MatchRate characters_a, const Score& b,
                                 MatchRate characters_b) {
  const bool alike = a.identical == b.identical;
  return alike && characters_a != characters_b ? characters_b <=> characters_a : a <=> b;
}

bool better(const RankedMatch& a, const RankedMatch& b) {
  if (a.rate != b.rate) return a.rate > b.rate;
  if (a.standing.key != b.standing.key) return a.standing.key > b.standing.key;
  if (a.standing.confirmed != b.standing.confirmed) return a.standing.confirmed;
  const auto order = by_likeness(a.score, a.characters, b.score, b.characters);
  if (order != 0) return order < 0;
  if (a.standing.changed != b.standing.changed) return a.standing.changed > b.standing.changed;
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

void offer(TopMatches& top, const MatchQuery& query, const MatchText& candidate,
           RankedMatch match) {
  match.characters = MatchRate(100);
  if (!top.admits(match)) return;
  match.characters = character_rate(query.text().inside(), candidate.inside());
  top.offer(match);
}

}  // namespace calque
