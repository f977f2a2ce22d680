#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "align/tokens.h"
#include "calque/align.h"

/// Word translation counts of one direction, and Model 1 training on an alignment.
namespace calque::align {

/// How often a token was (or is expected to have been) rendered by another one.
struct CountEntry {
  TokenId target = 0;
  float count = 0;
};

/// Sparse counts c(source token, target token), a row for each source token. A row's total
/// may exceed the sum of its entries: the rest went to targets that the table does not name.
class TranslationTable {
 public:
  /// Appends the row of the next source token.
  void add_row(std::span<const CountEntry> entries, float total);

  std::size_t rows() const { return totals_.size(); }
  std::span<const CountEntry> row(TokenId source) const {
    return std::span(entries_).subspan(begins_[source], begins_[source + 1] - begins_[source]);
  }
  float total(TokenId source) const { return totals_[source]; }

 private:
  std::vector<std::size_t> begins_{0};
  std::vector<CountEntry> entries_;
  std::vector<float> totals_;
};

/// A bead to learn from and how far to trust it, 0 to 1. Both ranges hold segments.
struct TrainingBead {
  Range source;
  Range target;
  float weight = 1;
};

/// The beads with source and target exchanged.
std::vector<TrainingBead> exchanged(std::span<const TrainingBead> beads);

/// Counts learnt from beads, and what each bead contributed, so that it can be taken back when the
/// bead itself is judged (leave one out).
struct TrainedModel {
  TranslationTable counts;
  /// Per bead the contributions, source token by source token, of every target token.
  std::vector<float> own;
  std::vector<std::size_t> own_begins;
};

struct TrainingOptions {
  std::uint32_t iterations = 4;
  /// Weight of the unigram distribution in p(t|s) = (c(s,t) + smoothing p(t)) / (c(s) + smoothing).
  float smoothing = 1.0F;
  /// Counts below this are dropped from the table.
  float least_count = 0.002F;
  /// So are counts below this part of what the target's frequency alone would give.
  float least_ratio = 0.05F;
};

/// Texts of the two sides, source first.
struct TextPair {
  const TokenisedText& source;
  const TokenisedText& target;
};

/// Model 1 (Brown et al. 1993) by expectation maximisation over the beads, on top of the fixed
/// counts of `prior`, which has a row for each source token.
TrainedModel train_model(TextPair texts, std::span<const TrainingBead> beads,
                         const TranslationTable& prior, const TrainingOptions& options);

}  // namespace calque::align
