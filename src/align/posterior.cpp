#include "align/posterior.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <span>

namespace calque::align {
namespace {

constexpr double kImpossible = -1e30;
/// Terms this far below the greatest change a sum of exponentials by less than a float shows.
constexpr double kNegligible = 18;
constexpr double kExtentThreshold = 1e-7;

/// log(sum(exp(terms))) of a few terms added one by one.
class LogSum {
 public:
  void add(double term) {
    if (term <= kImpossible / 2) return;
    terms_[count_++] = term;
    greatest_ = std::max(greatest_, term);
  }
  double value() const {
    if (count_ == 0) return kImpossible;
    if (count_ == 1) return greatest_;
    double sum = 0;
    for (std::size_t k = 0; k < count_; ++k) {
      if (terms_[k] > greatest_ - kNegligible) sum += std::exp(terms_[k] - greatest_);
    }
    return greatest_ + std::log(sum);
  }

 private:
  std::array<double, kShapes.size() + kSteps> terms_;
  std::size_t count_ = 0;
  double greatest_ = kImpossible;
};

/// exp of a log probability, 0 when it is too small to matter.
double probability(double log) {
  constexpr double kLeast = -30;
  return log < kLeast ? 0 : std::exp(log);
}

constexpr std::size_t index(Step step) {
  return static_cast<std::size_t>(step);
}

using Node = std::array<double, kSteps>;

class ForwardBackward {
 public:
  ForwardBackward(const Lattice& lattice, float least)
      : lattice_(lattice), band_(lattice.band()), steps_(lattice.shapes().steps), least_(least) {
    forward_.assign(band_.nodes(), Node{kImpossible, kImpossible, kImpossible});
    enter_.assign(band_.nodes(), kImpossible);
    backward_.assign(band_.nodes(), Node{kImpossible, kImpossible, kImpossible});
  }

  Posterior run() {
    const std::uint32_t n = band_.source_size();
    const std::uint32_t m = band_.target_size();
    sweep_forward();
    backward_[band_.node(n, m)] = {0, 0, 0};
    out_.log_likelihood = log_sum(forward_[band_.node(n, m)]);
    out_.source_alone.resize(n);
    out_.target_alone.resize(m);
    out_.extent.assign(n + 1, {m, 0});
    for (std::uint32_t i = n + 1; i-- > 0;) {
      for (std::uint32_t j = band_.high(i) + 1; j-- > band_.low(i);) go_backward(i, j);
    }
    std::ranges::reverse(out_.beads);
    return std::move(out_);
  }

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
      for (std::size_t from = 0; from < kSteps; ++from) {
        before[from] += static_cast<double>(steps_[from][step]);
      }
      step = draw(before, random);
    }
    std::ranges::reverse(out);
    return out;
  }

 private:
  void sweep_forward() {
    forward_[0] = {0, kImpossible, kImpossible};
    enter_[0] = static_cast<double>(steps_[0][0]);
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
    double rest = sum * static_cast<double>(random() >> 11U) * 0x1p-53;
    for (std::size_t k = 0; k < logs.size(); ++k) {
      rest -= probability(logs[k] - greatest);
      if (rest < 0) return k;
    }
    return static_cast<std::size_t>(std::ranges::max_element(logs) - logs.begin());
  }

  Shape draw_shape(std::uint32_t i, std::uint32_t j, std::mt19937_64& random) const {
    std::array<double, kShapes.size()> logs{};
    for (std::size_t k = 0; k < kShapes.size(); ++k) {
      const Shape shape = kShapes[k];
      logs[k] = kImpossible;
      if (!lattice_.has(shape, i, j)) continue;
      logs[k] = enter_[band_.node(i - shape.source, j - shape.target)] +
                static_cast<double>(lattice_.shapes().shapes[k] + lattice_.score(shape, i, j));
    }
    return kShapes[draw(logs, random)];
  }

  static double log_sum(const Node& node) {
    LogSum sum;
    for (const double term : node) sum.add(term);
    return sum.value();
  }

  /// Over the steps before: what arrives by `to`.
  double arriving(std::size_t node, Step to) const {
    LogSum sum;
    for (std::size_t from = 0; from < kSteps; ++from) {
      sum.add(forward_[node][from] + static_cast<double>(steps_[from][index(to)]));
    }
    return sum.value();
  }

  void go_forward(std::uint32_t i, std::uint32_t j) {
    const std::size_t here = band_.node(i, j);
    LogSum match;
    for (std::size_t k = 0; k < kShapes.size(); ++k) {
      const Shape shape = kShapes[k];
      if (!lattice_.has(shape, i, j)) continue;
      const double before = enter_[band_.node(i - shape.source, j - shape.target)];
      if (before <= kImpossible / 2) continue;
      match.add(before + static_cast<double>(lattice_.shapes().shapes[k] + lattice_.score(shape, i, j)));
    }
    forward_[here][index(Step::match)] = match.value();
    if (i > 0 && band_.contains(i - 1, j)) {
      forward_[here][index(Step::source_only)] =
          arriving(band_.node(i - 1, j), Step::source_only);
    }
    if (j > band_.low(i)) {
      forward_[here][index(Step::target_only)] = arriving(here - 1, Step::target_only);
    }
    enter_[here] = arriving(here, Step::match);
  }

  void go_backward(std::uint32_t i, std::uint32_t j) {
    const std::size_t here = band_.node(i, j);
    if (log_sum(forward_[here]) <= kImpossible / 2) return;
    std::array<double, kSteps> leaving{kImpossible, kImpossible, kImpossible};
    leaving[index(Step::match)] = matches_after(i, j);
    if (i < band_.source_size() && band_.contains(i + 1, j)) {
      leaving[index(Step::source_only)] =
          backward_[band_.node(i + 1, j)][index(Step::source_only)];
    }
    if (j < band_.high(i)) {
      leaving[index(Step::target_only)] = backward_[here + 1][index(Step::target_only)];
    }
    double visited = 0;
    for (std::size_t from = 0; from < kSteps; ++from) {
      LogSum sum;
      if (i == band_.source_size() && j == band_.target_size()) sum.add(0);
      for (std::size_t to = 0; to < kSteps; ++to) {
        const double term = leaving[to] + static_cast<double>(steps_[from][to]);
        sum.add(term);
        const double p = probability(forward_[here][from] + term - out_.log_likelihood);
        out_.counts.steps[from][to] += p;
        if (to == index(Step::source_only) && i < band_.source_size()) {
          out_.source_alone[i] += static_cast<float>(p);
        }
        if (to == index(Step::target_only) && j < band_.target_size()) {
          out_.target_alone[j] += static_cast<float>(p);
        }
      }
      backward_[here][from] = sum.value();
      visited += probability(forward_[here][from] + backward_[here][from] - out_.log_likelihood);
    }
    if (visited > kExtentThreshold) {
      out_.extent[i].low = std::min(out_.extent[i].low, j);
      out_.extent[i].high = std::max(out_.extent[i].high, j);
    }
  }

  /// The matches that start at (i, j), summed; notes the probable ones.
  double matches_after(std::uint32_t i, std::uint32_t j) {
    LogSum sum;
    const double before = enter_[band_.node(i, j)];
    for (std::size_t k = kShapes.size(); k-- > 0;) {
      const Shape shape = kShapes[k];
      const std::uint32_t to_i = i + shape.source;
      const std::uint32_t to_j = j + shape.target;
      if (to_i > band_.source_size() || !band_.contains(to_i, to_j) ||
          !lattice_.has(shape, to_i, to_j)) {
        continue;
      }
      const double after = backward_[band_.node(to_i, to_j)][index(Step::match)];
      if (after <= kImpossible / 2) continue;
      const double term =
          after + static_cast<double>(lattice_.shapes().shapes[k] + lattice_.score(shape, to_i, to_j));
      sum.add(term);
      const double p = probability(before + term - out_.log_likelihood);
      out_.counts.shapes[k] += p;
      if (p >= static_cast<double>(least_)) {
        out_.beads.push_back({{i, to_i}, {j, to_j}, static_cast<float>(std::min(1.0, p))});
      }
    }
    return sum.value();
  }

  const Lattice& lattice_;
  const Band& band_;
  const std::array<std::array<float, kSteps>, kSteps>& steps_;
  float least_;
  std::vector<Node> forward_;
  std::vector<double> enter_;
  std::vector<Node> backward_;
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
