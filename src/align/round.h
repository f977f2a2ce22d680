#pragma once

#include <cstdint>
#include <vector>

#include "align/lexicon.h"
#include "align/posterior.h"

namespace calque::align {

/// What one round hands to the next.
struct RoundState {
  ShapeModel shapes = default_shapes();
  /// The alignment to learn words and lengths from; empty at first.
  std::vector<TrainingBead> beads;
  /// The result of the last round.
  Posterior posterior;
};

/// The beads that are probable enough to learn from.
std::vector<TrainingBead> probable_beads(const Posterior& posterior);

struct RoundOptions {
  TrainingOptions training = {};
  /// Below 1 differences between alignments shrink: the search wanders.
  float heat = 1;
  /// Learn next from an alignment drawn with this seed; 0: from all probable beads.
  std::uint64_t draw = 0;
  /// Segments before and after a segment whose teaching does not count while it is judged.
  std::uint32_t reach = 0;
};

/// Learns from an alignment and aligns again.
class Rounds {
 public:
  Rounds(TextPair texts, const Lexicon& lexicon, ParagraphLimits limits, TextEndings endings);

  TextPair texts() const { return texts_; }
  std::span<const Cognate> cognates() const { return cognates_; }

  /// One round of expectation maximisation in `band`.
  void run(RoundState& state, const Band& band, const RoundOptions& options) const;

 private:
  TextPair texts_;
  ParagraphLimits limits_;
  TextEndings endings_;
  std::vector<Cognate> cognates_;
  TranslationTable prior_;
  TranslationTable reverse_prior_;
};

}  // namespace calque::align
