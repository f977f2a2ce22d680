#include "align/aligner.h"

#include <algorithm>
#include <cstdlib>
#include <cstdio>
#include <cmath>
#include <memory>

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
      : texts_(texts), options_(options) {
    const Lexicon none;
    const Lexicon& lexicon = options.lexicon != nullptr ? *options.lexicon : none;
    const auto& source = texts.source.vocabulary();
    const auto& target = texts.target.vocabulary();
    const auto cognates = find_cognates(source, target);
    prior_ = lexicon.project(source, target, cognates);
    prior_back_ = lexicon.project_reverse(source, target, cognates);
  }

  Alignment run() {
    State start;
    if (std::getenv("ORACLE")) {
      std::FILE* f = std::fopen(std::getenv("GOLD"), "r");
      char buf[4096];
      while (std::fgets(buf, sizeof buf, f)) {
        Range r[2]; int k = 0; bool any[2] = {false, false};
        for (char* p = buf; *p; ++p) {
          if (*p == ':') k = 1;
          if (*p >= '0' && *p <= '9') { const auto v = static_cast<std::uint32_t>(std::strtoul(p, &p, 10)); if (!any[k]) r[k].begin = v; any[k] = true; r[k].end = v + 1; --p; }
        }
        if (any[0] && any[1]) start.posterior.beads.push_back({r[0], r[1], 1.0F});
      }
      std::fclose(f);
    }
    const auto rounds = static_cast<std::uint32_t>(knob("ROUNDS", options_.rounds));
    const auto chains = static_cast<std::uint64_t>(knob("CHAINS", 10));
    std::vector<State> ends;
    std::vector<std::vector<TrainingBead>> samples(chains);
    for (std::uint64_t chain = 0; chain <= chains; ++chain) {
      State state = start;
      Band band = Band::full(texts_.source.size(), texts_.target.size());
      if (chain > 4) state.posterior.beads = samples[chain - 1];
      static const double heats[] = {1, 0.5, 0.25, 0.1, 0.05};
      for (std::uint32_t round = chain == 0 || chain <= 4 ? 0 : 1; round <= rounds + (chain > 0 && chain <= 4 ? 2 : 0); ++round) {
        heat_ = chain > 4 ? 1 : round == 0 ? heats[chain] : round == 1 && chain > 0 ? std::sqrt(heats[chain]) : 1;
        keep_ = chain > 0 && chain <= 4 && round < 3 ? 0.003 : 0.1;

        if (chain == 0 && round == 0) {
          step(state, band, &samples);
        } else {
          step(state, band, nullptr);
        }
        if (round < rounds) narrow(state.posterior, band);
      }
      if (std::getenv("VERB")) std::fprintf(stderr, "chain %u %.2f\n", unsigned(chain), state.posterior.log_likelihood);
      state.band = std::make_unique<Band>(band);
      ends.push_back(std::move(state));
      double expected = 0, all = 0;
      for (const Bead& bead : decode(ends[0].posterior, *ends[0].band, 0.3)) expected += bead.confidence, ++all;
      if (expected > knob("SURE", 0.95) * all) break;
    }
    const auto best = std::ranges::max_element(ends, {}, [](const State& x) { return x.posterior.log_likelihood; });
    return {decode(best->posterior, *best->band, knob("PRICE", 0.3))};
  }

 private:
  struct State {
    ShapeModel shapes = default_shapes();
    Posterior posterior;
    std::unique_ptr<Band> band;
    State() = default;
    State(const State& o) : shapes(o.shapes), posterior(o.posterior) {}
    State(State&&) = default;
  };
  void step(State& state, Band& band, std::vector<std::vector<TrainingBead>>* samples) {
      std::vector<TrainingBead> beads;
    const double keep = keep_;
      for (const TrainingBead& bead : state.posterior.beads) {
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
      const std::vector<NodeScores> words = score_words(texts_, band, models, beads, evidence);
      const LengthModel lengths(texts_, estimate_lengths(texts_, beads));
      ScoreWeights weights;
      weights.words = static_cast<float>(knob("WORDS", 0.4));
      weights.lengths = static_cast<float>(knob("LENGTHS", 1));
      weights.words *= static_cast<float>(heat_);
      weights.lengths *= static_cast<float>(heat_);
      const Lattice lattice(band, words, lengths, state.shapes, weights);
      state.posterior = compute_posterior(lattice, 0.001F);
      if (samples) for (std::size_t k = 0; k < samples->size(); ++k) (*samples)[k] = sample_alignment(lattice, k);
      state.shapes = estimate_shapes(state.posterior.counts);
  }

  void narrow(const Posterior& posterior, Band& band) {
    const auto margin = static_cast<std::uint32_t>(knob("MARGIN", 20));
    std::vector<Band::Row> rows = posterior.extent;
    for (Band::Row& row : rows) {
      row.low = row.low > margin ? row.low - margin : 0;
      row.high += margin;
    }
    band = Band(std::move(rows), texts_.target.size());
  }

  double heat_ = 1, keep_ = 0.1;
  TextPair texts_;
  const AlignOptions& options_;
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
