#include "align/confidence.h"

#include <algorithm>
#include <cmath>

namespace calque::align {
namespace {

/// Doubt is raised to this power: a probability of 0.9975 becomes a confidence of 0.99.
constexpr double kDoubtPower = 0.77;
/// A mean probability below this marks a document in which long stretches may be misplaced.
constexpr double kWeakMean = 0.88;
constexpr double kWeakMost = 0.95;
/// Beads of four segments on one side are seldom exactly right.
constexpr double kLargeMost = 0.98;

}  // namespace

bool calibrate(std::span<Bead> beads) {
  double sum = 0;
  for (const Bead& bead : beads) sum += bead.confidence;
  const bool weak = sum < kWeakMean * static_cast<double>(beads.size());
  for (Bead& bead : beads) {
    if (bead.confidence >= 1) continue;
    const double doubt = 1 - std::clamp(bead.confidence, 0.0, 1.0);
    bead.confidence = 1 - std::pow(doubt, kDoubtPower);
    if (std::max(bead.source.size(), bead.target.size()) >= kMaxSide) {
      bead.confidence = std::min(bead.confidence, kLargeMost);
    }
    if (weak) bead.confidence *= kWeakMost;
  }
  return weak;
}

}  // namespace calque::align
