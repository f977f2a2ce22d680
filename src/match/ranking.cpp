#include "match/ranking.h"

#include <algorithm>
#include <climits>
#include <tuple>

#include "match/character_rate.h"

namespace calque {

Standing Standing::of(const MatchCircumstances& circumstances) {
  return {.key = circumstances.key,
          .confirmed = circumstances.confirmed(),
          .translated = circumstances.translated,
          .nearness = circumstances.nearness,
          .changed = circumstances.changed,
          .usage = circumstances.usage,
          .uid = circumstances.uid};
}

Standing Standing::best() {
  return {.key = KeyAgreement::right,
          .confirmed = true,
          .priority = INT_MAX,
          .translated = true,
          .nearness = INT_MAX,
          .changed = INT64_MAX,
          .usage = INT64_MAX,
          .uid = {UINT64_MAX, UINT64_MAX}};
}

std::weak_ordering compare(const RankedMatch& a, const RankedMatch& b) {
  const auto before = [](const RankedMatch& match) {
    const Standing& standing = match.standing;
    return std::tuple(match.rate, standing.key, standing.confirmed, standing.priority);
  };
  const auto after = [](const RankedMatch& match) {
    const Standing& standing = match.standing;
    return std::tuple(match.wording, standing.translated, standing.nearness, standing.changed,
                      standing.usage);
  };
  if (const auto order = before(b) <=> before(a); order != 0) return order;
  if (const auto order = a.score <=> b.score; order != 0) return order;
  return after(b) <=> after(a);
}

bool better(const RankedMatch& a, const RankedMatch& b) {
  if (const auto order = compare(a, b); order != 0) return order < 0;
  if (a.standing.uid != b.standing.uid) return a.standing.uid > b.standing.uid;
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
  match.wording = MatchRate(100);
  if (!top.admits(match)) return;
  match.wording = wording_rate(query.text(), candidate);
  top.offer(match);
}

}  // namespace calque
