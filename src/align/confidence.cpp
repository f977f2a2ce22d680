#include "align/confidence.h"
#include "align/shapes.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace calque::align {
namespace {

/// Doubt is raised to this power: a probability of 0.9983 becomes a confidence of 0.99.
constexpr double kDoubtPower = 0.72;
/// In a text of few beads words teach little, so that right beads have lower probabilities: of
/// those from 0.98 on 99.3 % were right in 135 texts of up to 45 beads, as many as from 0.9983
/// on in longer ones. The power grows from the one above to this one, with which 0.98 becomes 0.99,
/// between these two probabilities.
/// Not in texts of less than ten, which were not measured: there is nothing to see a wrong
/// translation by.
constexpr std::size_t kFewBeads = 45;
constexpr std::size_t kFewestBeads = 10;
constexpr double kFewBeadsPower = 1.177;
constexpr double kPowerGrowsFrom = 0.9;
constexpr double kPowerGrowsTo = 0.98;
/// A mean probability below this marks a document in which long stretches may be misplaced.
/// It is compared before the power is taken.
constexpr double kWeakMean = 0.88;
/// Below kAcceptedConfidence, so that no bead of a weak document is taken without review.
constexpr double kWeakMost = 0.95;
/// Beads of four segments on one side are seldom exactly right; others than one to one share a
/// boundary with their neighbours, and where one of these is doubtful, so are they.
/// Of those that shared a doubtful boundary 97.9 % were right, less than the 98 that are promised.
/// Nor are omissions safe in a text of few beads, where lengths alone tell them.
constexpr double kUnevenMost = 0.98;
constexpr double kDoubtfulNeighbour = 0.9;

bool beside_doubt(std::span<const double> confidences, std::size_t at) {
  return (at > 0 && confidences[at - 1] < kDoubtfulNeighbour) ||
         (at + 1 < confidences.size() && confidences[at + 1] < kDoubtfulNeighbour);
}

double calibrated(double probability, bool few_beads) {
  const double p = std::clamp(probability, 0.0, 1.0);
  const double grown =
      std::clamp((p - kPowerGrowsFrom) / (kPowerGrowsTo - kPowerGrowsFrom), 0., 1.);
  const double power = few_beads ? std::lerp(kDoubtPower, kFewBeadsPower, grown) : kDoubtPower;
  return 1 - std::pow(1 - p, power);
}

}  // namespace

bool calibrate(std::span<Bead> beads) {
  double sum = 0;
  for (const Bead& bead : beads) sum += bead.confidence;
  const bool weak = sum < kWeakMean * static_cast<double>(beads.size());
  const bool few = beads.size() >= kFewestBeads && beads.size() <= kFewBeads;
  std::vector<double> confidences;
  for (const Bead& bead : beads) confidences.push_back(calibrated(bead.confidence, few));
  for (std::size_t k = 0; k < beads.size(); ++k) {
    Bead& bead = beads[k];
    // A person confirmed it.
    if (bead.confidence >= 1) continue;
    bead.confidence = confidences[k];
    const bool even = bead.source.size() == 1 && bead.target.size() == 1;
    const bool large = std::max(bead.source.size(), bead.target.size()) >= kMaxSide;
    const bool omission = bead.source.size() == 0 || bead.target.size() == 0;
    if (large || (!even && beside_doubt(confidences, k)) || (few && omission)) {
      bead.confidence = std::min(bead.confidence, kUnevenMost);
    }
    if (weak) bead.confidence *= kWeakMost;
  }
  return weak;
}

}  // namespace calque::align
