#pragma once

#include <array>
#include <limits>
#include <vector>

#include "align/band.h"
#include "align/bead.h"
#include "align/length_model.h"
#include "align/shapes.h"
#include "align/word_evidence.h"

/// The search space of one round with the score of every bead in it.
namespace calque::align {

/// Weights of the log likelihood ratios. Words of a segment depend on each other: they weigh less
/// than independence would have it.
struct ScoreWeights {
  float words = 0.4F;
  float lengths = 1.0F;
};

/// Scores by shape, in the order of kShapes.
using BeadScores = std::array<float, kShapes.size()>;

class Lattice {
 public:
  /// The score of beads that do not lie in the band.
  static constexpr float kAbsent = -1e30F;

  Lattice(const Band& band, const std::vector<NodeScores>& words, const LengthModel& lengths,
          const ShapeModel& shapes, ScoreWeights weights);

  const Band& band() const { return *band_; }
  const ShapeModel& shapes() const { return shapes_; }
  /// Log of prior times likelihood ratio of the beads that end at a node of the band.
  const BeadScores& ending_at(std::size_t node) const { return scores_[node]; }

 private:
  const Band* band_;
  ShapeModel shapes_;
  std::vector<BeadScores> scores_;
};

}  // namespace calque::align
