#include "match/penalties.h"

#include <algorithm>

namespace calque {

int MatchCircumstances::context() const {
  constexpr int kBothNeighbours = 2;
  switch (key) {
    case KeyAgreement::other:
      return 0;
    case KeyAgreement::right:
      return agreeing_neighbours == kBothNeighbours ? 2 : 1;
    case KeyAgreement::unknown:
      break;
  }
  return agreeing_neighbours;
}

int Penalties::alignment(int confidence) const {
  if (aligned == 0) return 0;
  constexpr int kPerPoint = 5;
  const int missing = 100 - std::clamp(confidence, 0, 100);
  return std::max(aligned, (missing + kPerPoint - 1) / kPerPoint);
}

int Penalties::total(const MatchCircumstances& circumstances) const {
  int points = circumstances.memory_penalty > 0 ? circumstances.memory_penalty : 0;
  if (circumstances.aligned) points += alignment(circumstances.alignment_confidence);
  if (circumstances.machine_translated) points += machine_translated;
  if (circumstances.several_targets) points += several_targets;
  if (circumstances.pivot) points += pivot;
  if (circumstances.repaired) points += repaired;
  if (circumstances.other_plural) points += other_plural;
  return points;
}

MatchRate final_rate(const Score& score, const MatchCircumstances& circumstances,
                     const Penalties& penalties) {
  return MatchRate::of(score)
      .less(penalties.total(circumstances))
      .in_context(circumstances.context());
}

}  // namespace calque
