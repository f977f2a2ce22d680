#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "match/match_rate.h"
#include "model/identity.h"

namespace calque {

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
  std::int64_t changed = 0;  ///< When it was last changed, as timestamp_number; 0: not known.
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

}  // namespace calque
