#include "align/posterior.h"
#include "align/shapes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>
#include <span>

namespace calque::align {
namespace {

/// A log probability of 0 that is finite, as an infinity less itself would be no number.
constexpr double kImpossible = -1e30;
/// Probability 1 is kept for what a person confirmed.
constexpr double kMostSure = 1 - 1e-6;
/// A column is searched again next round where more than this passes through it, however improbable
/// the beads there are for now.
constexpr double kExtentThreshold = 1e-7;

/// exp(x) for x <= 0 to about six digits: 2^n by the exponent bits times a polynomial.
float fast_exp(float x) {
  // 2^n stays a normal number: n is -116 at least. The coefficients are those of a polynomial for
  // 2^x on (0, 1] that is off by 6e-5 of the value at most, and so is a log of it.
  constexpr float kLeast = -80.0F;
  const float power = std::max(x, kLeast) * std::numbers::log2e_v<float>;
  const auto whole = static_cast<std::int32_t>(power) - 1;
  const float rest = power - static_cast<float>(whole);  // in (0, 1]
  const float fraction =
      1.0F + rest * (0.693147182F +
                     rest * (0.240226462F +
                             rest * (0.0555032721F + rest * (0.00967221F + rest * 0.00132681F))));
  // 127 is the bias of the exponent of a float (IEEE 754), 23 the bits of its fraction.
  return std::bit_cast<float>((whole + 127) << 23) * fraction;
}

/// log(sum(exp(terms))) of a few terms.
template <std::size_t n>
double log_sum(const std::array<double, n>& terms) {
  double greatest = kImpossible;
  for (const double term : terms) greatest = std::max(greatest, term);
  if (greatest <= kImpossible / 2) return kImpossible;
  float sum = 0;
  for (const double term : terms) {
    // The clamp is repeated before the narrowing: -1e30 has no place in fast_exp's integer.
    sum += fast_exp(static_cast<float>(std::max(-80.0, term - greatest)));
  }
  return greatest + static_cast<double>(std::log(sum));
}

/// exp of a log probability, 0 when it is too small to matter.
double probability(double log) {
  // e^-30 is 1e-13: far below what teaches (round.cpp) and below kExtentThreshold.
  constexpr double kLeast = -30;
  return log < kLeast ? 0 : std::exp(log);
}

constexpr std::size_t index(Step step) {
  return static_cast<std::size_t>(step);
}

using Node = std::array<double, kSteps>;

/// Forward-backward over a semi-Markov chain: a step covers one bead of any shape, or one segment
/// left out, and the probability of a step depends on the one before. `enter_` holds, for each
/// node, what arrives to go on with a match, so that the twelve larger shapes do not each sum over
/// the steps before.
class ForwardBackward {
 public:
  ForwardBackward(const Lattice& lattice, float least)
      : lattice_(lattice), band_(lattice.band()), least_(least) {
    forward_.assign(band_.nodes(), Node{kImpossible, kImpossible, kImpossible});
    enter_.assign(band_.nodes(), kImpossible);
  }

  Posterior run() {
    const std::uint32_t n = band_.source_size();
    const std::uint32_t m = band_.target_size();
    sweep_forward();
    out_.log_likelihood = log_sum(forward_[band_.node(n, m)]);
    out_.source_alone.resize(n);
    out_.target_alone.resize(m);
    out_.extent.assign(n + 1, {m, 0});
    // The backward sweep keeps few rows: what it finds of a node is counted at once.
    for (std::uint32_t i = n + 1; i-- > 0;) {
      backward_[i % kBackRows].resize(band_.high(i) - band_.low(i) + 1);
      for (std::uint32_t j = band_.high(i) + 1; j-- > band_.low(i);) go_backward(i, j);
    }
    std::ranges::reverse(out_.beads);
    return std::move(out_);
  }

  /// Forward filtering, backward sampling: from the end, each step is drawn with the probability
  /// that the forward sums give it.
  std::vector<TrainingBead> sample(std::uint64_t seed) {
    sweep_forward();
    std::mt19937_64 random(seed);
    std::uint32_t i = band_.source_size();
    std::uint32_t j = band_.target_size();
    std::vector<TrainingBead> out;
    std::size_t step = draw(forward_[band_.node(i, j)], random);
    while (i + j > 0) {
      const std::uint32_t end_i = i;
      const std::uint32_t end_j = j;
      if (step == index(Step::match)) {
        const Shape shape = draw_shape(i, j, random);
        i -= shape.source;
        j -= shape.target;
        out.push_back({{i, end_i}, {j, end_j}, 1.0F});
      } else {
        --(step == index(Step::source_only) ? i : j);
      }
      Node before = forward_[band_.node(i, j)];
      const Lattice::Steps steps = lattice_.steps_at(i, j);
      for (std::size_t from = 0; from < kSteps; ++from) {
        before[from] += static_cast<double>(steps[from][step]);
      }
      step = draw(before, random);
    }
    std::ranges::reverse(out);
    return out;
  }

 private:
  /// Rows that a bead reaches back over, and its own.
  static constexpr std::uint32_t kBackRows = kMaxSide + 1;

  Node& backward(std::uint32_t i, std::uint32_t j) {
    return backward_[i % kBackRows][j - band_.low(i)];
  }

  void sweep_forward() {
    forward_[0] = {0, kImpossible, kImpossible};
    enter_[0] =
        static_cast<double>(lattice_.steps_at(0, 0)[index(Step::match)][index(Step::match)]);
    for (std::uint32_t i = 0; i <= band_.source_size(); ++i) {
      for (std::uint32_t j = band_.low(i); j <= band_.high(i); ++j) {
        if (i + j > 0) go_forward(i, j);
      }
    }
  }

  /// An index drawn with probabilities in proportion to the exponentials of `logs`.
  static std::size_t draw(std::span<const double> logs, std::mt19937_64& random) {
    const double greatest = *std::ranges::max_element(logs);
    double sum = 0;
    for (const double log : logs) sum += probability(log - greatest);
    // Not std::uniform_real_distribution: its values differ between libraries.
    // The upper 53 bits, as many as a double holds, as a fraction.
    double rest = sum * static_cast<double>(random() >> 11U) * 0x1p-53;
    for (std::size_t k = 0; k < logs.size(); ++k) {
      rest -= probability(logs[k] - greatest);
      if (rest < 0) return k;
    }
    // Rounding left something over.
    return static_cast<std::size_t>(std::ranges::max_element(logs) - logs.begin());
  }

  Shape draw_shape(std::uint32_t i, std::uint32_t j, std::mt19937_64& random) const {
    return kShapes[draw(matches_before(i, j), random)];
  }

  /// Over the steps before: what arrives by `to`.
  double arriving(std::uint32_t i, std::uint32_t j, Step to) const {
    Node terms = forward_[band_.node(i, j)];
    const Lattice::Steps steps = lattice_.steps_at(i, j);
    for (std::size_t from = 0; from < kSteps; ++from) {
      terms[from] += static_cast<double>(steps[from][index(to)]);
    }
    return log_sum(terms);
  }

  std::array<double, kShapes.size()> matches_before(std::uint32_t i, std::uint32_t j) const {
    const BeadScores& scores = lattice_.ending_at(band_.node(i, j));
    std::array<double, kShapes.size()> terms{};
    for (std::size_t k = 0; k < kShapes.size(); ++k) {
      const Shape shape = kShapes[k];
      terms[k] = scores[k] == Lattice::kAbsent
                     ? kImpossible
                     : enter_[band_.node(i - shape.source, j - shape.target)] +
                           static_cast<double>(scores[k]);
    }
    return terms;
  }

  void go_forward(std::uint32_t i, std::uint32_t j) {
    const std::size_t here = band_.node(i, j);
    forward_[here][index(Step::match)] = log_sum(matches_before(i, j));
    if (i > 0 && band_.contains(i - 1, j)) {
      forward_[here][index(Step::source_only)] = arriving(i - 1, j, Step::source_only);
    }
    if (j > band_.low(i)) {
      forward_[here][index(Step::target_only)] = arriving(i, j - 1, Step::target_only);
    }
    enter_[here] = arriving(i, j, Step::match);
  }

  void go_backward(std::uint32_t i, std::uint32_t j) {
    const std::size_t here = band_.node(i, j);
    Node leaving{matches_after(i, j), kImpossible, kImpossible};
    if (i < band_.source_size() && band_.contains(i + 1, j)) {
      leaving[index(Step::source_only)] = backward(i + 1, j)[index(Step::source_only)];
    }
    if (j < band_.high(i)) {
      leaving[index(Step::target_only)] = backward(i, j + 1)[index(Step::target_only)];
    }
    const bool last = i == band_.source_size() && j == band_.target_size();
    double visited = 0;
    const Lattice::Steps steps = lattice_.steps_at(i, j);
    for (std::size_t from = 0; from < kSteps; ++from) {
      Node terms = leaving;
      for (std::size_t to = 0; to < kSteps; ++to) {
        terms[to] += static_cast<double>(steps[from][to]);
      }
      // The text ends here: nothing is left to explain, whatever the step before was.
      backward(i, j)[from] = last ? 0 : log_sum(terms);
      const double p =
          probability(forward_[here][from] + backward(i, j)[from] - out_.log_likelihood);
      visited += p;
      if (p > 0 && !last) count_steps(i, j, from, terms);
    }
    if (visited > kExtentThreshold) {
      out_.extent[i].low = std::min(out_.extent[i].low, j);
      out_.extent[i].high = std::max(out_.extent[i].high, j);
    }
  }

  /// Expected numbers of steps: what the next round's shapes are estimated from.
  void count_steps(std::uint32_t i, std::uint32_t j, std::size_t from, const Node& terms) {
    const double before = forward_[band_.node(i, j)][from] - out_.log_likelihood;
    for (std::size_t to = 0; to < kSteps; ++to) {
      const double p = probability(before + terms[to]);
      out_.counts.steps[from][to] += p;
      if (p > 0 && to == index(Step::source_only)) out_.source_alone[i] += static_cast<float>(p);
      if (p > 0 && to == index(Step::target_only)) out_.target_alone[j] += static_cast<float>(p);
    }
  }

  /// The matches that start at (i, j), summed; notes the probable ones.
  double matches_after(std::uint32_t i, std::uint32_t j) {
    std::array<double, kShapes.size()> terms{};
    for (std::size_t k = 0; k < kShapes.size(); ++k) {
      const Shape shape = kShapes[k];
      const std::uint32_t to_i = i + shape.source;
      const std::uint32_t to_j = j + shape.target;
      terms[k] = kImpossible;
      if (to_i > band_.source_size() || !band_.contains(to_i, to_j)) continue;
      const std::size_t end = band_.node(to_i, to_j);
      const float score = lattice_.ending_at(end)[k];
      if (score == Lattice::kAbsent) continue;
      terms[k] = backward(to_i, to_j)[index(Step::match)] + static_cast<double>(score);
    }
    const double before = enter_[band_.node(i, j)] - out_.log_likelihood;
    for (std::size_t k = 0; k < kShapes.size(); ++k) {
      const double p = probability(before + terms[k]);
      out_.counts.shapes[k] += p;
      if (p >= static_cast<double>(least_)) {
        out_.beads.push_back({{i, i + kShapes[k].source},
                              {j, j + kShapes[k].target},
                              static_cast<float>(std::min(kMostSure, p))});
      }
    }
    return log_sum(terms);
  }

  const Lattice& lattice_;
  const Band& band_;
  float least_;
  std::vector<Node> forward_;
  std::vector<double> enter_;
  std::array<std::vector<Node>, kBackRows> backward_;
  Posterior out_;
};

}  // namespace

Posterior compute_posterior(const Lattice& lattice, float least_probability) {
  return ForwardBackward(lattice, least_probability).run();
}

std::vector<TrainingBead> sample_alignment(const Lattice& lattice, std::uint64_t seed) {
  return ForwardBackward(lattice, 1).sample(seed);
}

}  // namespace calque::align
