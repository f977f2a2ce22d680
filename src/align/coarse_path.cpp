#include "align/coarse_path.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace calque::align {
namespace {

/// Half the width of the search, at least and as a share of the longer side.
/// It grows with the text because omissions add up: 8 % let a twelfth of one side be missing in one
/// place. Memory grows with it, one byte a node: 20,000 by 20,000 segments take 64 MB.
constexpr std::uint32_t kLeastReach = 250;
constexpr double kReachShare = 0.08;
/// Half the width of the band around the path.
/// Twice the margin of later rounds, as this path knows no more than lengths and rare words.
constexpr std::uint32_t kHalfWidth = 40;
/// A token that occurs more often is no anchor.
/// Common words meet by chance in many pairs of segments, and the lists of places grow with the
/// square of the frequency.
constexpr std::uint32_t kRare = 4;
/// What one pair of anchors in common adds to a log likelihood: it counts as twelve to one. Three
/// of them are as much as is believed, so that a table of contents does not bend the path.
constexpr float kAnchor = 2.5F;
constexpr float kMostAnchored = 7.5F;

/// The shapes of a first path. Larger beads are left to the rounds: here they come out as two or
/// three moves within the band. The priors are logs of .78, .06 and .02, near those of shapes.cpp.
struct Move {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  float log_prior = 0;
};
constexpr std::array<Move, 5> kMoves{
    {{1, 1, -0.25F}, {1, 2, -2.8F}, {2, 1, -2.8F}, {1, 0, -3.8F}, {0, 1, -3.8F}}};
/// No index of kMoves.
constexpr std::uint8_t kUnreached = 255;

struct Anchor {
  std::uint32_t target = 0;
  float weight = 0;
};

/// For each source segment the target segments that share rare tokens with it, sorted.
std::vector<std::vector<Anchor>> find_anchors(TextPair texts, std::span<const Cognate> alike) {
  const auto occurrences = [](const TokenisedText& text) {
    std::vector<std::vector<std::uint32_t>> places(text.vocabulary().size());
    for (std::uint32_t i = 0; i < text.size(); ++i) {
      for (const TokenId token : text.tokens(i)) {
        if (text.frequencies()[token] <= kRare) places[token].push_back(i);
      }
    }
    return places;
  };
  const auto source = occurrences(texts.source);
  const auto target = occurrences(texts.target);
  std::vector<std::vector<Anchor>> anchors(texts.source.size());
  for (const Cognate& pair : alike) {
    // A token that occurs at two places on both sides may mean any of four pairs: they share its
    // weight.
    const auto choices = source[pair.source].size() * target[pair.target].size();
    if (choices == 0) continue;
    const float weight = kAnchor * std::min(1.0F, pair.count) / static_cast<float>(choices);
    for (const std::uint32_t i : source[pair.source]) {
      for (const std::uint32_t j : target[pair.target]) anchors[i].push_back({j, weight});
    }
  }
  for (std::vector<Anchor>& row : anchors) std::ranges::sort(row, {}, &Anchor::target);
  return anchors;
}

/// Rows around the line along which both sides have covered the same share of their letters.
std::vector<Band::Row> diagonal(TextPair texts) {
  double source_all = 1;
  double target_all = 1;
  for (std::uint32_t i = 0; i < texts.source.size(); ++i) source_all += texts.source.length(i) + 1;
  for (std::uint32_t j = 0; j < texts.target.size(); ++j) target_all += texts.target.length(j) + 1;
  const auto reach = std::max(
      kLeastReach,
      static_cast<std::uint32_t>(kReachShare * std::max(texts.source.size(), texts.target.size())));
  std::vector<Band::Row> rows;
  double source_done = 0;
  double target_done = 0;
  std::uint32_t j = 0;
  for (std::uint32_t i = 0; i <= texts.source.size(); ++i) {
    while (j < texts.target.size() && target_done / target_all < source_done / source_all) {
      target_done += texts.target.length(j++) + 1;
    }
    rows.push_back({j > reach ? j - reach : 0, j + reach});
    if (i < texts.source.size()) source_done += texts.source.length(i) + 1;
  }
  return rows;
}

/// Viterbi over five moves, row by row. Only the choices are kept for the whole band; values are
/// needed for the last rows alone, as no move reaches back further.
class CoarseSearch {
 public:
  CoarseSearch(TextPair texts, std::span<const Cognate> alike, const LengthModel& lengths)
      : anchors_(find_anchors(texts, alike)),
        lengths_(lengths),
        band_(diagonal(texts), texts.target.size()),
        choices_(band_.nodes(), kUnreached) {}

  /// For each row the least and the greatest column of the path.
  std::vector<Band::Row> run() {
    for (std::uint32_t i = 0; i <= band_.source_size(); ++i) {
      rows_[i % kRows].assign(band_.high(i) - band_.low(i) + 1, kUnreachedValue);
      if (i == 0) rows_[0][0] = 0;
      bonuses_.assign(band_.high(i) - band_.low(i) + 1, 0.0F);
      if (i > 0) gather_bonuses(i);
      for (std::uint32_t j = band_.low(i); j <= band_.high(i); ++j) visit(i, j);
    }
    return trace();
  }

 private:
  // The row at hand and the two that a 2-1 move reaches back over. The value of what was not
  // reached is finite: an infinity less an infinity would be no number.
  static constexpr std::uint32_t kRows = 3;
  static constexpr double kUnreachedValue = -1e30;

  void gather_bonuses(std::uint32_t i) {
    for (const Anchor& anchor : anchors_[i - 1]) {
      if (!band_.contains(i, anchor.target + 1)) continue;
      float& bonus = bonuses_[anchor.target + 1 - band_.low(i)];
      bonus = std::min(kMostAnchored, bonus + anchor.weight);
    }
  }

  void visit(std::uint32_t i, std::uint32_t j) {
    double& best = rows_[i % kRows][j - band_.low(i)];
    for (std::size_t k = 0; k < kMoves.size(); ++k) {
      const Move& move = kMoves[k];
      if (i < move.source || j < move.target || !band_.contains(i - move.source, j - move.target)) {
        continue;
      }
      const std::uint32_t from = i - move.source;
      double value = rows_[from % kRows][j - move.target - band_.low(from)] +
                     static_cast<double>(move.log_prior);
      if (move.source > 0 && move.target > 0) {
        value += static_cast<double>(lengths_.score({from, i}, {j - move.target, j}) +
                                     bonuses_[j - band_.low(i)]);
      }
      if (value <= best) continue;
      best = value;
      choices_[band_.node(i, j)] = static_cast<std::uint8_t>(k);
    }
  }

  std::vector<Band::Row> trace() const {
    std::vector<Band::Row> path(band_.source_size() + 1, {band_.target_size(), 0});
    std::uint32_t i = band_.source_size();
    std::uint32_t j = band_.target_size();
    while (true) {
      path[i].low = std::min(path[i].low, j);
      path[i].high = std::max(path[i].high, j);
      if (i + j == 0) break;
      const Move& move = kMoves[choices_[band_.node(i, j)]];
      // A move over two source segments passes a row without a node of its own; the band needs one
      // there.
      for (std::uint32_t k = 1; k < move.source; ++k) path[i - k] = {j - move.target, j};
      i -= move.source;
      j -= move.target;
    }
    return path;
  }

  std::vector<std::vector<Anchor>> anchors_;
  const LengthModel& lengths_;
  Band band_;
  std::vector<std::uint8_t> choices_;
  std::array<std::vector<double>, kRows> rows_;
  std::vector<float> bonuses_;
};

}  // namespace

Band coarse_band(TextPair texts, std::span<const Cognate> alike, const LengthModel& lengths) {
  std::vector<Band::Row> rows = CoarseSearch(texts, alike, lengths).run();
  for (Band::Row& row : rows) {
    row.low = row.low > kHalfWidth ? row.low - kHalfWidth : 0;
    row.high += kHalfWidth;
  }
  return {std::move(rows), texts.target.size()};
}

}  // namespace calque::align
