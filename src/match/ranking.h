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

/// What decides between matches of one rate, whatever their texts.
struct Standing {
  KeyAgreement key = KeyAgreement::unknown;
  bool confirmed = true;     ///< By a person.
  std::int64_t changed = 0;  ///< See MatchCircumstances.
  bool operator==(const Standing&) const = default;

  static Standing of(const MatchCircumstances& circumstances) {
    return {circumstances.key, circumstances.confirmed(), circumstances.changed};
  }

  /// Before which none comes.
  static constexpr Standing best() { return {KeyAgreement::right, true, INT64_MAX}; }
};

/// A stored variant with its place among the matches.
struct RankedMatch {
  VariantId variant;
  MatchRate rate;  ///< With penalties and context.
  Score score;
  MatchRate characters;  ///< See match/character_rate.h.
  Standing standing{};
  bool operator==(const RankedMatch&) const = default;
};

/// Of two matches of one rate, which is more alike to the query (less): one that is identical; then
/// the higher character rate, as that is the other number shown; then the better score as an exact
/// fraction.
std::strong_ordering by_likeness(const Score& a, MatchRate characters_a, const Score& b,
                                 MatchRate characters_b);

/// The order of matches: the higher rate; then the right key; then what a person has confirmed;
/// then by likeness; then the one that was changed later; then the newer variant (the higher id).
/// No two matches are equal.
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

/// Offers a candidate whose score is known; its character rate is computed where it can decide.
void offer(TopMatches& top, const MatchQuery& query, const MatchText& candidate, RankedMatch match);

}  // namespace calque
