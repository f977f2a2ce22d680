#pragma once

#include <cstdint>

#include "match/match_rate.h"
#include "model/identity.h"

namespace calque {

/// What is known about a stored unit, other than its text, that makes it less (or more)
/// trustworthy.
struct MatchCircumstances {
  int memory_penalty = 0;  ///< Points set on the memory by its user.
  bool aligned = false;    ///< Made by automatic alignment and not confirmed since.
  /// How sure the alignment was of the pair, in whole per cent; 100 where it did not say.
  int alignment_confidence = 100;
  bool machine_translated = false;
  bool several_targets = false;  ///< The unit, or an equal source, has differing translations.
  bool pivot = false;            ///< The translation goes through a third language.
  bool repaired = false;         ///< The translation was repaired (match/repair.h).
  bool other_plural = false;     ///< So that a number may ask for another grammatical form.
  int agreeing_neighbours = 0;   ///< 0 to 2: stored previous and next segments equal to ours.
  KeyAgreement key = KeyAgreement::unknown;  ///< Of the query's identity with the stored one.
  std::int64_t changed = 0;  ///< When it was last changed, as timestamp_number; 0: not known.
  bool operator==(const MatchCircumstances&) const = default;

  /// Points that an identical text gets for its place, 0 to 2: a key alone is worth one, and a text
  /// that has another key stands in another place, whatever its neighbours.
  int context() const;
};

/// Points off for each circumstance.
struct Penalties {
  /// At least; a point for each 5 per cent of confidence that are missing. 0: nothing at all.
  int aligned = 1;
  int machine_translated = 10;
  int several_targets = 1;
  int pivot = 5;
  int repaired = 1;
  int other_plural = 3;

  int total(const MatchCircumstances& circumstances) const;

 private:
  int alignment(int confidence) const;
};

/// The rate shown: penalties first; a match still at 100 then rises to 101 or 102 in its context.
MatchRate final_rate(const Score& score, const MatchCircumstances& circumstances,
                     const Penalties& penalties = {});

}  // namespace calque
