#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "align/band.h"
#include "align/shapes.h"
#include "align/translation_table.h"

/// What the words say about each pair of segments, both directions.
namespace calque::align {

/// Log likelihood ratios of one segment for 1 to kMaxSide segments of the other side.
using SideScores = std::array<float, kMaxSide>;

/// Scores of a lattice node (i, j), that is of source segment i - 1 and target segment j - 1.
struct NodeScores {
  /// [a - 1]: log p(words of target j - 1 | source i - a .. i - 1) / p(words of target j - 1)
  SideScores target{};
  /// [b - 1]: log p(words of source i - 1 | target j - b .. j - 1) / p(words of source i - 1)
  SideScores source{};
};

/// The two trained directions. Reverse was trained with the sides, and the beads' sides, exchanged.
struct BothModels {
  TrainedModel forward;
  TrainedModel reverse;
};

struct EvidenceOptions {
  float smoothing = 1.0F;
  /// Weight of the empty word beside one source word.
  float empty_word = 1.0F;
  /// For every source word, so much of a word that could be anything: it bounds how far words that
  /// are not found can speak against a bead.
  float ignorance = 0.5F;
  /// What the beads of so many segments before and after taught is taken back too.
  std::uint32_t reach = 0;
};

/// Scores of all nodes of the band. What a segment's own beads taught is taken back while that
/// segment is judged. Time grows with nodes times words of a segment.
std::vector<NodeScores> score_words(TextPair texts, const Band& band, const BothModels& models,
                                    std::span<const TrainingBead> beads,
                                    const EvidenceOptions& options);

}  // namespace calque::align
