#include "align/decoder.h"

#include <algorithm>
#include <limits>

namespace calque::align {
namespace {

/// Choices that are no index of a bead.
constexpr std::uint32_t kSourceAlone = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t kTargetAlone = kSourceAlone - 1;

/// A sum of probabilities as one that is short of certainty.
double alone(float sum) {
  constexpr double kMostSure = 1 - 1e-6;  // of 1, the odds would be infinite
  return std::min(kMostSure, static_cast<double>(sum));
}

/// Dynamic programming for the greatest sum of (probability - price) over the beads of an
/// alignment: each expected right bead gains its probability, and the price keeps a doubtful bead
/// from being cut into pieces that are each a little probable.
class Decoder {
 public:
  Decoder(const Posterior& posterior, const Band& band, double price)
      : posterior_(posterior),
        band_(band),
        price_(price),
        // Lower than any sum of gains, and finite.
        best_(band.nodes(), -1e30),
        choice_(band.nodes()) {
    // Beads that end at each row, as indices sorted by row and column.
    for (std::uint32_t b = 0; b < posterior.beads.size(); ++b) order_.push_back(b);
    std::ranges::sort(order_, [&](std::uint32_t a, std::uint32_t b) {
      const TrainingBead& x = posterior.beads[a];
      const TrainingBead& y = posterior.beads[b];
      return std::pair(x.source.end, x.target.end) < std::pair(y.source.end, y.target.end);
    });
  }

  std::vector<Bead> run() {
    best_[0] = 0;
    for (std::uint32_t i = 0; i <= band_.source_size(); ++i) {
      for (std::uint32_t j = band_.low(i); j <= band_.high(i); ++j) visit(i, j);
    }
    return trace();
  }

 private:
  void offer(std::size_t node, double value, std::uint32_t choice) {
    if (value <= best_[node]) return;
    best_[node] = value;
    choice_[node] = choice;
  }

  /// Omissions cost the price too, else whatever is doubtful would be left out segment by segment.
  void visit(std::uint32_t i, std::uint32_t j) {
    const std::size_t here = band_.node(i, j);
    if (j > band_.low(i)) {
      offer(here, best_[here - 1] + static_cast<double>(posterior_.target_alone[j - 1]) - price_,
            kTargetAlone);
    }
    if (i > 0 && band_.contains(i - 1, j)) {
      offer(here,
            best_[band_.node(i - 1, j)] + static_cast<double>(posterior_.source_alone[i - 1]) -
                price_,
            kSourceAlone);
    }
    for (; next_ < order_.size(); ++next_) {
      const TrainingBead& bead = posterior_.beads[order_[next_]];
      if (bead.source.end != i || bead.target.end != j) break;
      offer(here,
            best_[band_.node(bead.source.begin, bead.target.begin)] +
                static_cast<double>(bead.weight) - price_,
            order_[next_]);
    }
  }

  std::vector<Bead> trace() const {
    std::vector<Bead> beads;
    std::uint32_t i = band_.source_size();
    std::uint32_t j = band_.target_size();
    while (i + j > 0) {
      const std::uint32_t choice = choice_[band_.node(i, j)];
      if (choice == kTargetAlone) {
        beads.push_back({{i, i}, {j - 1, j}, alone(posterior_.target_alone[j - 1])});
        --j;
      } else if (choice == kSourceAlone) {
        beads.push_back({{i - 1, i}, {j, j}, alone(posterior_.source_alone[i - 1])});
        --i;
      } else {
        const TrainingBead& bead = posterior_.beads[choice];
        beads.push_back(
            {bead.source, bead.target, std::min(1.0, static_cast<double>(bead.weight))});
        i = bead.source.begin;
        j = bead.target.begin;
      }
    }
    std::ranges::reverse(beads);
    return beads;
  }

  const Posterior& posterior_;
  const Band& band_;
  double price_;
  std::vector<double> best_;
  std::vector<std::uint32_t> choice_;
  std::vector<std::uint32_t> order_;
  std::size_t next_ = 0;
};

}  // namespace

std::vector<Bead> decode(const Posterior& posterior, const Band& band, double price) {
  return Decoder(posterior, band, price).run();
}

}  // namespace calque::align
