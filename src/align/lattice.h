#pragma once

#include <array>
#include <limits>
#include <vector>

#include "align/band.h"
#include "align/endings.h"
#include "align/length_model.h"
#include "align/paragraphs.h"
#include "align/shapes.h"
#include "align/word_evidence.h"
#include "calque/align.h"

/// The search space of one round with the score of every bead in it.
namespace calque::align {

/// Weights of the log likelihood ratios. Words of a segment depend on each other: they weigh less
/// than independence would have it.
struct ScoreWeights {
  float words = 0.4F;
  float lengths = 1.0F;
  float endings = 1.0F;
  float paragraphs = 1.0F;
};

/// What the scores of beads are made of, besides their words.
struct ScoreModels {
  const LengthModel& lengths;
  const EndingModel& endings;
  const ParagraphModel& paragraphs;
  const ShapeModel& shapes;
};

/// Scores by shape, in the order of kShapes.
using BeadScores = std::array<float, kShapes.size()>;

class Lattice {
 public:
  using Steps = std::array<std::array<float, kSteps>, kSteps>;

  /// The score of beads that do not lie in the band.
  static constexpr float kAbsent = -1e30F;

  Lattice(const Band& band, const std::vector<NodeScores>& words, const ScoreModels& models,
          ScoreWeights weights);

  const Band& band() const { return *band_; }
  /// Log probabilities of a step given the one before, at a node, with what paragraph limits there
  /// say of it.
  Steps steps_at(std::uint32_t i, std::uint32_t j) const;
  /// Log of prior times likelihood ratio of the beads that end at a node of the band.
  const BeadScores& ending_at(std::size_t node) const { return scores_[node]; }

 private:
  const Band* band_;
  ShapeModel shapes_;
  ParagraphModel paragraphs_;
  float paragraph_weight_;
  std::vector<BeadScores> scores_;
};

}  // namespace calque::align
