#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "calque/match.h"
#include "calque/unit.h"
#include "match/match_query.h"

namespace calque {

/// What decides between matches of one rate, whatever their texts; what is greater goes first. See
/// MatchCircumstances for all but the priority.
struct Standing {
  KeyAgreement key = KeyAgreement::unknown;
  bool confirmed = true;  ///< By a person.
  int priority = 0;       ///< Of the memory, where several are searched.
  bool translated = true;
  int nearness = 0;
  std::int64_t changed = 0;
  std::int64_t usage = 0;
  Uid uid{};
  bool operator==(const Standing&) const = default;

  static Standing of(const MatchCircumstances& circumstances);

  /// Before which none comes.
  static Standing best();
};

/// A stored variant with its place among the matches.
struct RankedMatch {
  VariantId variant;
  MatchRate rate;  ///< With penalties and context.
  Score score;
  MatchRate wording;  ///< See match/character_rate.h.
  Standing standing{};
  bool operator==(const RankedMatch&) const = default;
};

/// The order of matches (less goes first): the higher rate; then the right key; then what a person
/// has confirmed; then the memory of higher priority; then the text that is more alike: identical,
/// the smaller cost / weight as an exact fraction, the higher wording rate; then what is translated
/// at all; then the nearest; then the one that was changed later; then the one that was used more
/// often. What is equal by that is in the order of the memories, and within one of uids.
std::weak_ordering compare(const RankedMatch& a, const RankedMatch& b);

/// As `compare`, then the higher uid, which puts what a file had later before what it had earlier;
/// then, in one unit, the later variant. No two matches of a memory are equal.
bool better(const RankedMatch& a, const RankedMatch& b);

/// Keeps the best `limit` matches of at least `at_least`.
class TopMatches {
 public:
  TopMatches(std::size_t limit, MatchRate at_least) : limit_(limit), at_least_(at_least) {}

  void offer(const RankedMatch& match);

  /// False when nothing that is as good as `best_possible`, or worse, can still get in.
  bool admits(const RankedMatch& best_possible) const;

  /// The least rate that can still get in; rises as better matches fill the list.
  MatchRate least_rate() const;

  /// Best first.
  const std::vector<RankedMatch>& matches() const { return matches_; }

 private:
  bool full() const { return matches_.size() >= limit_; }

  std::size_t limit_;
  MatchRate at_least_;
  std::vector<RankedMatch> matches_;
};

/// Offers a candidate whose score is known; its wording rate is computed where it can decide.
void offer(TopMatches& top, const MatchQuery& query, const MatchText& candidate, RankedMatch match);

}  // namespace calque
