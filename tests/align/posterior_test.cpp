#include "align/posterior.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

#include "align/sample_text.h"
#include "catch.h"

using namespace calque;
using namespace calque::align;

namespace {

/// Probabilities of beads by visiting every alignment one by one.
class Enumeration {
 public:
  explicit Enumeration(const Lattice& lattice) : lattice_(lattice) { go(0, 0, 0, 0); }

  double total() const { return total_; }
  double probability(Range source, Range target) const {
    const auto found = sums_.find({source.begin, source.end, target.begin, target.end});
    return found == sums_.end() ? 0 : found->second / total_;
  }

 private:
  void go(std::uint32_t i, std::uint32_t j, std::size_t step, double log) {
    const Band& band = lattice_.band();
    if (i == band.source_size() && j == band.target_size()) {
      total_ += std::exp(log);
      for (const auto& key : path_) sums_[key] += std::exp(log);
      return;
    }
    const auto steps = lattice_.steps_at(i, j)[step];
    for (std::size_t k = 0; k < kShapes.size(); ++k) {
      const std::uint32_t to_i = i + kShapes[k].source;
      const std::uint32_t to_j = j + kShapes[k].target;
      if (to_i > band.source_size() || to_j > band.target_size() || !band.contains(to_i, to_j))
        continue;
      const float score = lattice_.ending_at(band.node(to_i, to_j))[k];
      if (score == Lattice::kAbsent) continue;
      path_.push_back({i, to_i, j, to_j});
      go(to_i, to_j, 0, log + static_cast<double>(steps[0] + score));
      path_.pop_back();
    }
    if (i < band.source_size() && band.contains(i + 1, j) && steps[1] > -1e8F) {
      go(i + 1, j, 1, log + static_cast<double>(steps[1]));
    }
    if (j < band.target_size() && band.contains(i, j + 1) && steps[2] > -1e8F) {
      go(i, j + 1, 2, log + static_cast<double>(steps[2]));
    }
  }

  using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;
  const Lattice& lattice_;
  std::vector<Key> path_;
  std::map<Key, double> sums_;
  double total_ = 0;
};

std::vector<std::string_view> views(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

ParagraphLimits every_other_segment(std::size_t source, std::size_t target) {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < std::max(source, target); ++i) numbers.push_back(i / 2);
  return {std::span(numbers).first(source), std::span(numbers).first(target)};
}

TextEndings mixed_endings(std::size_t source, std::size_t target) {
  const auto endings = [](std::size_t count) {
    std::vector<Ending> out;
    for (std::size_t k = 0; k < count; ++k) out.push_back(static_cast<Ending>(k * k % kEndings));
    return out;
  };
  return {endings(source), endings(target)};
}

}  // namespace

TEST_CASE("probabilities of beads equal those of an enumeration of all alignments") {
  const auto seed = GENERATE(1U, 2U, 3U, 4U);
  const test::ParallelText text = test::make_parallel_text(5, seed);
  const TokenisedText source(views(text.source));
  const TokenisedText target(views(text.target));
  const bool banded = GENERATE(false, true);
  std::vector<Band::Row> rows;
  for (std::uint32_t i = 0; i <= source.size(); ++i) rows.push_back({i > 1 ? i - 1 : 0, i + 1});
  const Band band = banded ? Band(rows, target.size()) : Band::full(source.size(), target.size());
  const TextEndings endings = mixed_endings(source.size(), target.size());
  const LengthModel lengths({source, target}, estimate_lengths({source, target}, {}));
  const std::vector<NodeScores> no_words(band.nodes());
  const ParagraphLimits limits = every_other_segment(source.size(), target.size());
  const ParagraphModel paragraphs(limits, GENERATE(0.0, 0.9));
  const Lattice lattice(band, no_words,
                        {lengths, EndingModel(endings, {}), paragraphs, default_shapes()}, {});
  const Enumeration every(lattice);
  const Posterior posterior = compute_posterior(lattice, 1e-4F);
  CHECK(posterior.log_likelihood == Approx(std::log(every.total())).margin(1e-3));
  REQUIRE_FALSE(posterior.beads.empty());
  for (const TrainingBead& bead : posterior.beads) {
    CHECK(static_cast<double>(bead.weight) ==
          Approx(every.probability(bead.source, bead.target)).margin(1e-3));
  }
}

TEST_CASE("every segment is in a bead or alone with probability one in all") {
  const test::ParallelText text = test::make_parallel_text(30, 8);
  const TokenisedText source(views(text.source));
  const TokenisedText target(views(text.target));
  const Band band = Band::full(source.size(), target.size());
  const TextEndings endings = mixed_endings(source.size(), target.size());
  const LengthModel lengths({source, target}, estimate_lengths({source, target}, {}));
  const ParagraphLimits limits = every_other_segment(source.size(), target.size());
  const ParagraphModel paragraphs(limits, 0.7);
  const Lattice lattice(band, std::vector<NodeScores>(band.nodes()),
                        {lengths, EndingModel(endings, {}), paragraphs, default_shapes()}, {});
  const Posterior posterior = compute_posterior(lattice, 0);
  for (std::uint32_t i = 0; i < source.size(); ++i) {
    double sum = static_cast<double>(posterior.source_alone[i]);
    for (const TrainingBead& bead : posterior.beads) {
      if (bead.source.begin <= i && i < bead.source.end) sum += static_cast<double>(bead.weight);
    }
    CHECK(sum == Approx(1).margin(0.01));
  }
}

TEST_CASE("alignments drawn at random have the probabilities of the posterior") {
  const test::ParallelText text = test::make_parallel_text(4, 3);
  const TokenisedText source(views(text.source));
  const TokenisedText target(views(text.target));
  const Band band = Band::full(source.size(), target.size());
  const TextEndings endings = mixed_endings(source.size(), target.size());
  const LengthModel lengths({source, target}, estimate_lengths({source, target}, {}));
  const ParagraphLimits limits = every_other_segment(source.size(), target.size());
  const ParagraphModel paragraphs(limits, 0.7);
  const Lattice lattice(band, std::vector<NodeScores>(band.nodes()),
                        {lengths, EndingModel(endings, {}), paragraphs, default_shapes()}, {});
  const Posterior posterior = compute_posterior(lattice, 0.05F);
  constexpr std::uint64_t kDraws = 2000;
  for (const TrainingBead& bead : posterior.beads) {
    std::size_t seen = 0;
    for (std::uint64_t seed = 1; seed <= kDraws; ++seed) {
      for (const TrainingBead& drawn : sample_alignment(lattice, seed)) {
        seen +=
            static_cast<std::size_t>(drawn.source == bead.source && drawn.target == bead.target);
      }
    }
    CHECK(static_cast<double>(seen) / kDraws ==
          Approx(static_cast<double>(bead.weight)).margin(0.05));
  }
}
