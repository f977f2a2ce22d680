#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace calque {

/// The raw result of comparing two segments: `cost` of the cheapest edit out of `weight`, the
/// greater of the two segments' weights. Defined in docs/match-rate.md.
struct Score {
  std::uint32_t cost = 0;
  std::uint32_t weight = 0;
  bool identical = false;  ///< The texts and their inline tags are equal byte for byte.
  bool operator==(const Score&) const = default;

  /// Less is better: identical first, then by cost / weight as an exact fraction.
  std::strong_ordering operator<=>(const Score& other) const {
    if (identical != other.identical) {
      return identical ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    return std::uint64_t{cost} * other.weight <=> std::uint64_t{other.cost} * weight;
  }
};

/// How well a stored segment matches, in whole per cent: 0 to 99 for a fuzzy match, 100 for an
/// identical one, 101 and 102 for an identical one in the same context (one or both neighbours).
/// The only places where a per cent figure is made are `of` and `of_fraction`; both round down.
class MatchRate {
 public:
  constexpr MatchRate() = default;
  /// A rate written by a person, as on the command line; kept within 0 to 102.
  constexpr explicit MatchRate(int percent) : percent_(std::clamp(percent, 0, 102)) {}

  static MatchRate of(const Score& score) {
    return score.identical ? MatchRate(100) : of_fraction(score.cost, score.weight);
  }

  /// floor(100 × (1 − cost / weight)), at most 99; 0 where there is nothing to compare.
  static MatchRate of_fraction(std::uint64_t cost, std::uint64_t weight) {
    if (cost >= weight) return MatchRate(0);
    return MatchRate(static_cast<int>(std::min<std::uint64_t>(99, 100 * (weight - cost) / weight)));
  }

  constexpr int percent() const { return percent_; }

  /// `points` off, not below 0.
  constexpr MatchRate less(int points) const { return MatchRate(percent_ - points); }

  /// 101 or 102 for an identical match of which 1 or 2 neighbours agree; no other rate changes.
  constexpr MatchRate in_context(int agreeing_neighbours) const {
    return percent_ == 100 ? MatchRate(100 + std::clamp(agreeing_neighbours, 0, 2)) : *this;
  }

  constexpr auto operator<=>(const MatchRate&) const = default;

 private:
  int percent_ = 0;
};

/// The greatest cost at which `MatchRate::of_fraction(cost, weight)` is at least `rate` (up to 99).
constexpr std::uint32_t largest_cost(MatchRate rate, std::uint32_t weight) {
  const auto percent = static_cast<std::uint64_t>(std::min(rate.percent(), 100));
  return static_cast<std::uint32_t>(weight * (100 - percent) / 100);
}

}  // namespace calque
