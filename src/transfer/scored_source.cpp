#include "transfer/scored_source.h"

#include <string_view>
#include <vector>

#include "align/pair_scores.h"

namespace calque {
namespace {

/// Pairs that are judged by each other. More would teach more, and have to be held.
constexpr std::size_t kTogether = 20'000;

/// A pair of a lower score is no translation. Of some sixty files of pairs in which a twentieth
/// had been exchanged (docs/formats.md has them) this leaves out 0.6 % of the others at most, and
/// 0.1 % or none in most; -0.15 leaves out 2 % of one, -0.25 finds a tenth to a third less.
constexpr float kLeast = -0.2F;

bool is_pair(const TranslationUnit& unit) {
  return unit.variants.size() == 2;
}

}  // namespace

bool ScoredSource::next(TranslationUnit& unit) {
  if (waiting_.empty()) fill();
  if (waiting_.empty()) return false;
  unit = std::move(waiting_.front().unit);
  line_ = waiting_.front().line;
  waiting_.pop_front();
  return true;
}

void ScoredSource::fill() {
  while (waiting_.empty()) {
    std::vector<Waiting> read;
    for (TranslationUnit unit; read.size() < kTogether && source_->next(unit); unit = {}) {
      read.push_back({std::move(unit), source_->line()});
    }
    if (read.empty()) return;
    std::vector<std::string_view> source;
    std::vector<std::string_view> target;
    for (const Waiting& one : read) {
      if (!is_pair(one.unit)) continue;
      source.push_back(one.unit.variants[0].segment.text);
      target.push_back(one.unit.variants[1].segment.text);
    }
    const std::vector<float> scores = align::score_pairs(source, target);
    auto score = scores.begin();
    for (Waiting& one : read) {
      ++units_;
      if (is_pair(one.unit) && *score++ < kLeast) {
        log_.remark({one.line, units_, {}},
                    "evidently no translation: other pairs do not translate these words so");
      } else {
        waiting_.push_back(std::move(one));
      }
    }
  }
}

ReadSummary ScoredSource::summary() const {
  ReadSummary summary = source_->summary();
  summary.issues.insert(summary.issues.end(), log_.issues().begin(), log_.issues().end());
  return summary;
}

}  // namespace calque
