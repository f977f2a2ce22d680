#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "calque/unit.h"

namespace calque {

/// How the inline tags of two segments count. Markup and placeholders in the text itself ("<b>",
/// "%s") are text in any case.
enum class TagRule : std::uint8_t {
  points,  ///< They take points off the rate of the text, four at most (match/tag_cost.h).
  strict,  ///< They are tokens like others, each of the weight of a number, as in version 0.1.
  ignore   ///< They cost nothing; that they differ is noted (Score::tags).
};

/// The rule with this name: "points", "strict" or "ignore".
constexpr std::optional<TagRule> tag_rule_of(std::string_view name) {
  if (name == "points") return TagRule::points;
  if (name == "strict") return TagRule::strict;
  return name == "ignore" ? std::optional(TagRule::ignore) : std::nullopt;
}

constexpr std::string_view name_of(TagRule rule) {
  if (rule == TagRule::points) return "points";
  return rule == TagRule::strict ? "strict" : "ignore";
}

/// What the inline tags of two segments have to do with each other.
enum class TagLikeness : std::uint8_t {
  same,      ///< Also those at the ends, and in their native codes.
  alike,     ///< Equal in kind, order and place, those at the ends left aside.
  different  ///< They cost points, or would by another TagRule.
};

/// The raw result of comparing two segments: `cost` of the cheapest edit out of `weight`, the
/// greater of the two segments' weights, and what their inline tags cost. Defined in
/// docs/match-rate.md.
struct Score {
  std::uint32_t cost = 0;
  std::uint32_t weight = 0;
  bool identical = false;       ///< The texts are equal byte for byte, tags at the ends left aside.
  std::uint8_t tag_points = 0;  ///< Points off the rate, for inline tags.
  TagLikeness tags = TagLikeness::same;
  bool operator==(const Score&) const = default;

  /// Nothing of the text and nothing that counts of the tags differs: 100 %.
  bool perfect() const { return identical && tag_points == 0; }

  /// Less is better: identical first, then by cost / weight and points as an exact fraction, then
  /// by tags.
  std::strong_ordering operator<=>(const Score& other) const {
    if (identical != other.identical) {
      return identical ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    const auto order = hundredfold_cost() * other.weight <=> other.hundredfold_cost() * weight;
    return order != 0 ? order : tags <=> other.tags;
  }

 private:
  constexpr std::uint64_t hundredfold_cost() const {
    return std::uint64_t{100} * cost + std::uint64_t{tag_points} * weight;
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
    const MatchRate text = score.identical ? MatchRate(100) : of_fraction(score.cost, score.weight);
    return text.less(score.tag_points);
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

/// What is known about a stored unit, other than its text, that makes it less (or more)
/// trustworthy.
struct MatchCircumstances {
  int memory_penalty = 0;  ///< Points set on the memory by its user.
  /// No person has confirmed the translation, and it is neither aligned nor machine translated: a
  /// draft.
  bool unconfirmed = false;
  bool aligned = false;  ///< Made by automatic alignment and not confirmed since.
  /// How sure the alignment was of the pair, in whole per cent; 100 where it did not say.
  int alignment_confidence = 100;
  bool machine_translated = false;  ///< And not confirmed since.
  bool several_targets = false;     ///< The unit, or an equal source, has differing translations.
  bool pivot = false;               ///< The translation goes through a third language.
  bool repaired = false;            ///< The translation was repaired (match/repair.h).
  bool other_plural = false;        ///< So that a number may ask for another grammatical form.
  int agreeing_neighbours = 0;      ///< 0 to 2: stored previous and next segments equal to ours.
  KeyAgreement key = KeyAgreement::unknown;  ///< Of the query's identity with the stored one.
  bool translated = true;     ///< The translation is another text than the stored one.
  bool other_client = false;  ///< The unit was made for another client than the query's.
  int nearness = 0;           ///< How many of file, client and domain the two have in common.
  std::int64_t changed = 0;   ///< When it was last changed, as timestamp_number; 0: not known.
  std::int64_t usage = 0;     ///< How often it was used, as far as the unit says.
  Uid uid{};                  ///< The unit's; 0 where it has none.
  bool operator==(const MatchCircumstances&) const = default;

  bool confirmed() const { return !unconfirmed && !aligned && !machine_translated; }

  /// Points that an identical text gets for its place, 0 to 2: a key alone is worth one, and a text
  /// that has another key stands in another place, whatever its neighbours.
  int context() const;
};

/// Points off for each circumstance.
struct Penalties {
  int unconfirmed = 1;
  /// At least; a point for each 5 per cent of confidence that are missing. 0: nothing at all.
  int aligned = 1;
  bool by_confidence = true;  ///< False: `aligned` for each alignment, however sure it was.
  int machine_translated = 10;
  int several_targets = 1;
  int pivot = 5;
  int repaired = 1;
  int other_plural = 3;
  int other_client = 0;

  int total(const MatchCircumstances& circumstances) const;

 private:
  int alignment(int confidence) const;
};

/// The kinds of penalties that a user may set, with commas between.
std::string penalty_names();

/// Sets the points of a kind. Throws UsageError when there is no such kind.
void set_penalty(Penalties& penalties, std::string_view kind, int points);

/// Points by kind, as a user set them.
using PenaltyPoints = std::map<std::string, int, std::less<>>;

/// calque's own with those of a user in their place. Throws UsageError when there is no such kind.
Penalties penalties_with(const PenaltyPoints& points);

/// The rate shown: penalties first; a match still at 100 then rises to 101 or 102 in its context.
MatchRate final_rate(const Score& score, const MatchCircumstances& circumstances,
                     const Penalties& penalties = {});

/// A translation in which what is not translated (numbers, dates, addresses, placeholders, inline
/// tags) was replaced by what the query has in its place.
struct Repair {
  struct Replacement {
    std::string from;  ///< In the stored translation; empty for inline tags.
    std::string to;
    bool operator==(const Replacement&) const = default;
  };
  Segment target;
  std::vector<Replacement> replacements;  ///< In the order of the text.
  /// A number now asks for another grammatical number ("1 Datei" has become "5 Datei").
  bool other_plural = false;
  /// Of the query against the stored source text in which the same was replaced: of that text the
  /// repaired translation is a translation.
  Score score;
};

}  // namespace calque
