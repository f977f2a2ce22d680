#include "align/round.h"

#include <utility>

namespace calque::align {
namespace {

/// Beads below this probability teach nothing.
/// Tried: .03 costs .001 of mean F1, .3 costs .009.
constexpr float kLeastTeaching = 0.1F;
/// The decoder can only choose among beads that are kept; less probable ones never win against the
/// price, and there are many.
constexpr float kLeastKept = 0.001F;

}  // namespace

std::vector<TrainingBead> probable_beads(const Posterior& posterior) {
  std::vector<TrainingBead> out;
  for (const TrainingBead& bead : posterior.beads) {
    if (bead.weight >= kLeastTeaching) out.push_back(bead);
  }
  return out;
}

Rounds::Rounds(TextPair texts, const Lexicon& lexicon, ParagraphLimits limits, TextEndings endings)
    : texts_(texts),
      limits_(std::move(limits)),
      endings_(std::move(endings)),
      cognates_(find_cognates(texts.source.vocabulary(), texts.target.vocabulary())),
      prior_(lexicon.project(texts.source.vocabulary(), texts.target.vocabulary(), cognates_)),
      reverse_prior_(lexicon.project_reverse(texts.source.vocabulary(), texts.target.vocabulary(),
                                             cognates_)) {}

void Rounds::run(RoundState& state, const Band& band, const RoundOptions& options) const {
  const TextPair back{texts_.target, texts_.source};
  const LengthModel lengths(texts_, estimate_lengths(texts_, state.beads));
  const ParagraphModel paragraphs(limits_, paragraph_agreement(limits_, state.beads));
  const EndingModel endings(endings_, state.beads);
  ScoreWeights weights;
  // A power of the likelihoods, not of the shapes: what lowers the heat evens out the draws.
  weights.words *= options.heat;
  weights.lengths *= options.heat;
  weights.paragraphs *= options.heat;
  weights.endings *= options.heat;
  std::vector<NodeScores> words = [&] {
    const BothModels models{
        train_model(texts_, state.beads, prior_, options.training),
        train_model(back, exchanged(state.beads), reverse_prior_, options.training)};
    return score_words(texts_, band, models, state.beads, {.reach = options.reach});
  }();
  const Lattice lattice(band, words, {lengths, endings, paragraphs, state.shapes}, weights);
  // The lattice has taken what it needs. On the largest band these scores take 32 bytes a node.
  words = {};
  state.posterior = compute_posterior(lattice, kLeastKept);
  state.shapes = estimate_shapes(state.posterior.counts);
  state.beads =
      options.draw != 0 ? sample_alignment(lattice, options.draw) : probable_beads(state.posterior);
}

}  // namespace calque::align
