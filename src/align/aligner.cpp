#include "align/aligner.h"

#include <algorithm>
#include <cstdlib>

#include "align/decoder.h"
#include "align/lattice.h"
#include "align/posterior.h"

namespace calque::align {
namespace {

double knob(const char* name, double otherwise) {
  const char* v = std::getenv(name);
  return v ? std::atof(v) : otherwise;
}

std::vector<std::string_view> texts_of(std::span<const AlignSegment> segments) {
  std::vector<std::string_view> out;
  for (const AlignSegment& segment : segments) out.push_back(segment.text);
  return out;
}

std::vector<TrainingBead> exchanged(std::span<const TrainingBead> beads) {
  std::vector<TrainingBead> out;
  for (const TrainingBead& bead : beads) out.push_back({bead.target, bead.source, bead.weight});
  return out;
}

class Aligner {
 public:
  Aligner(TextPair texts, const AlignOptions& options)
      : texts_(texts), options_(options), band_(Band::full(texts.source.size(), texts.target.size())) {
    const Lexicon none;
    const Lexicon& lexicon = options.lexicon != nullptr ? *options.lexicon : none;
    const auto& source = texts.source.vocabulary();
    const auto& target = texts.target.vocabulary();
    const auto cognates = find_cognates(source, target);
    prior_ = lexicon.project(source, target, cognates);
    prior_back_ = lexicon.project_reverse(source, target, cognates);
  }

  Alignment run() {
    ShapeModel shapes = default_shapes();
    Posterior posterior;
    const auto rounds = static_cast<std::uint32_t>(knob("ROUNDS", options_.rounds));
    const double keep = knob("KEEP", 0.1);
    for (std::uint32_t round = 0; round <= rounds; ++round) {
      std::vector<TrainingBead> beads;
      for (const TrainingBead& bead : posterior.beads) {
        if (bead.weight >= static_cast<float>(keep)) beads.push_back(bead);
      }
      TrainingOptions training;
      training.iterations = static_cast<std::uint32_t>(knob("EM", 4));
      training.smoothing = static_cast<float>(knob("SMOOTH", 1));
      EvidenceOptions evidence;
      evidence.smoothing = training.smoothing;
      evidence.empty_word = static_cast<float>(knob("EMPTY", 1));
      const BothModels models{
          train_model(texts_, beads, prior_, training),
          train_model({texts_.target, texts_.source}, exchanged(beads), prior_back_, training)};
      const std::vector<NodeScores> words = score_words(texts_, band_, models, beads, evidence);
      const LengthModel lengths(texts_, estimate_lengths(texts_, beads));
      ScoreWeights weights;
      weights.words = static_cast<float>(knob("WORDS", 0.4));
      weights.lengths = static_cast<float>(knob("LENGTHS", 1));
      const Lattice lattice(band_, words, lengths, shapes, weights);
      posterior = compute_posterior(lattice, 0.001F);
      shapes = estimate_shapes(posterior.counts);
    }
    return {decode(posterior, band_, knob("PRICE", 0.3))};
  }

 private:
  TextPair texts_;
  const AlignOptions& options_;
  Band band_;
  TranslationTable prior_;
  TranslationTable prior_back_;
};

}  // namespace

Alignment align(std::span<const AlignSegment> source, std::span<const AlignSegment> target,
                const AlignOptions& options) {
  const TokenisedText source_text(texts_of(source));
  const TokenisedText target_text(texts_of(target));
  return Aligner({source_text, target_text}, options).run();
}

}  // namespace calque::align
