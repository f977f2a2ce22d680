#pragma once

#include <vector>

#include "align/band.h"
#include "align/bead.h"
#include "align/length_model.h"
#include "align/shapes.h"
#include "align/word_evidence.h"

/// The search space of one round with all that scores a bead in it.
namespace calque::align {

/// Weights of the log likelihood ratios. Words of a segment depend on each other: they weigh less
/// than independence would have it.
struct ScoreWeights {
  float words = 0.4F;
  float lengths = 1.0F;
};

class Lattice {
 public:
  Lattice(const Band& band, const std::vector<NodeScores>& words, const LengthModel& lengths,
          const ShapeModel& shapes, ScoreWeights weights)
      : band_(band), words_(words), lengths_(lengths), shapes_(shapes), weights_(weights) {}

  const Band& band() const { return band_; }
  const ShapeModel& shapes() const { return shapes_; }

  /// True when the bead of this shape that ends at node (i, j) lies in the band.
  bool has(Shape shape, std::uint32_t i, std::uint32_t j) const {
    return i >= shape.source && j >= shape.target &&
           band_.contains(i - shape.source, j - shape.target) &&
           band_.contains(i - shape.source + 1, j) &&
           (shape.target == 1 || band_.contains(i, j - shape.target + 1));
  }

  /// Log likelihood ratio, without the shape's own probability, of a bead that the band `has`.
  float score(Shape shape, std::uint32_t i, std::uint32_t j) const;

 private:
  const Band& band_;
  const std::vector<NodeScores>& words_;
  const LengthModel& lengths_;
  const ShapeModel& shapes_;
  ScoreWeights weights_;
};

}  // namespace calque::align
