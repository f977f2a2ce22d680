#pragma once

#include <vector>

#include "align/lattice.h"
#include "align/translation_table.h"

/// Probabilities of beads over all alignments in a band.
namespace calque::align {

struct Posterior {
  /// Beads with segments on both sides whose probability is at least the least asked for, by end
  /// position. A bead's weight is its probability.
  std::vector<TrainingBead> beads;
  /// Probability of each source segment to have no translation, and of each target segment.
  std::vector<float> source_alone;
  std::vector<float> target_alone;
  ShapeCounts counts;
  double log_likelihood = 0;
  /// For each row the columns that hold all but a negligible part of the probability.
  std::vector<Band::Row> extent;
};

/// Forward–backward (sum–product) over the lattice; time and memory linear in the band's nodes.
Posterior compute_posterior(const Lattice& lattice, float least_probability);

/// The matches of one alignment drawn at random by its probability; the same seed draws the same.
std::vector<TrainingBead> sample_alignment(const Lattice& lattice, std::uint64_t seed);

}  // namespace calque::align
