#include "align/confidence.h"
#include "align/shapes.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace calque::align {
namespace {

/// Doubt is raised to this power: a probability of 0.9983 becomes a confidence of 0.99.
constexpr double kDoubtPower = 0.72;
/// A mean probability below this marks a document in which long stretches may be misplaced.
/// It is compared before the power is taken.
constexpr double kWeakMean = 0.88;
/// Below kAcceptedConfidence, so that no bead of a weak document is taken without review.
constexpr double kWeakMost = 0.95;
/// Beads of four segments on one side are seldom exactly right; others than one to one share a
/// boundary with their neighbours, and where one of these is doubtful, so are they.
/// Of those that shared a doubtful boundary 97.9 % were right, less than the 98 that are promised.
constexpr double kUnevenMost = 0.98;
constexpr double kDoubtfulNeighbour = 0.9;

bool beside_doubt(std::span<const double> confidences, std::size_t at) {
  return (at > 0 && confidences[at - 1] < kDoubtfulNeighbour) ||
         (at + 1 < confidences.size() && confidences[at + 1] < kDoubtfulNeighbour);
}

double calibrated(double probability) {
  return 1 - std::pow(1 - std::clamp(probability, 0.0, 1.0), kDoubtPower);
}

}  // namespace

bool calibrate(std::span<Bead> beads) {
  double sum = 0;
  for (const Bead& bead : beads) sum += bead.confidence;
  const bool weak = sum < kWeakMean * static_cast<double>(beads.size());
  std::vector<double> confidences;
  for (const Bead& bead : beads) confidences.push_back(calibrated(bead.confidence));
  for (std::size_t k = 0; k < beads.size(); ++k) {
    Bead& bead = beads[k];
    // A person confirmed it.
    if (bead.confidence >= 1) continue;
    bead.confidence = confidences[k];
    const bool even = bead.source.size() == 1 && bead.target.size() == 1;
    const bool large = std::max(bead.source.size(), bead.target.size()) >= kMaxSide;
    if (large || (!even && beside_doubt(confidences, k))) {
      bead.confidence = std::min(bead.confidence, kUnevenMost);
    }
    if (weak) bead.confidence *= kWeakMost;
  }
  return weak;
}

}  // namespace calque::align
