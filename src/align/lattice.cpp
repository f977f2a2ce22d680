#include "align/lattice.h"
#include "align/shapes.h"

#include <algorithm>

namespace calque::align {
namespace {

/// True when the bead of this shape that ends at node (i, j) lies in the band with all its nodes.
bool lies_in(const Band& band, Shape shape, std::uint32_t i, std::uint32_t j) {
  // The corner where the bead starts, and the two others: the score of words reads the nodes along
  // both edges of the bead.
  return i >= shape.source && j >= shape.target &&
         band.contains(i - shape.source, j - shape.target) &&
         band.contains(i - shape.source + 1, j) && band.contains(i, j - shape.target + 1);
}

/// Log likelihood ratio of the words of a bead, the sum of both directions.
float words_of(const Band& band, const std::vector<NodeScores>& words, Shape shape, std::uint32_t i,
               std::uint32_t j) {
  float sum = 0;
  const std::size_t node = band.node(i, j);
  for (std::uint32_t k = 0; k < shape.target; ++k) sum += words[node - k].target[shape.source - 1U];
  for (std::uint32_t k = 0; k < shape.source; ++k) {
    sum += words[band.node(i - k, j)].source[shape.target - 1U];
  }
  return sum;
}

}  // namespace

Lattice::Lattice(const Band& band, const std::vector<NodeScores>& words, const ScoreModels& models,
                 ScoreWeights weights)
    : band_(&band),
      shapes_(models.shapes),
      paragraphs_(models.paragraphs),
      paragraph_weight_(weights.paragraphs),
      scores_(band.nodes()) {
  for (std::uint32_t i = 0; i <= band.source_size(); ++i) {
    for (std::uint32_t j = band.low(i); j <= band.high(i); ++j) {
      BeadScores& here = scores_[band.node(i, j)];
      for (std::size_t k = 0; k < kShapes.size(); ++k) {
        const Shape shape = kShapes[k];
        here[k] = kAbsent;
        if (!lies_in(band, shape, i, j)) continue;
        const Range source{i - shape.source, i};
        const Range target{j - shape.target, j};
        // Half of the sum: the mean of both directions, which tell the same facts twice.
        here[k] = shapes_.shapes[k] + 0.5F * weights.words * words_of(band, words, shape, i, j) +
                  weights.lengths * models.lengths.score(source, target) +
                  weights.endings * models.endings.score(source, target) +
                  weights.paragraphs * models.paragraphs.within(source, target);
      }
    }
  }
}

Lattice::Steps Lattice::steps_at(std::uint32_t i, std::uint32_t j) const {
  constexpr auto kMatch = static_cast<std::size_t>(Step::match);
  Steps out = shapes_.steps;
  // Limits count once at each boundary: between two matches as they meet, and where a run of
  // omissions begins or ends as a hint only.
  const float between = paragraph_weight_ * paragraphs_.between(i, j);
  const float beside = paragraph_weight_ * paragraphs_.beside_omission(i, j);
  for (std::size_t step = 0; step < kSteps; ++step) {
    if (step == kMatch) {
      out[kMatch][kMatch] += between;
    } else {
      out[kMatch][step] += beside;
      out[step][kMatch] += beside;
    }
  }
  return out;
}

}  // namespace calque::align
