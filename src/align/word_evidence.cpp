#include "align/word_evidence.h"

#include <algorithm>
#include <cmath>
#include <future>

namespace calque::align {
namespace {

/// What one given segment makes of target tokens: ratio(t) = base + value of t, where 1 a word is
/// what an unknown word says.
struct SegmentEvidence {
  float base = 0;
  std::uint32_t words = 0;
  std::vector<CountEntry> values;
};

/// The evidence of given segments in one direction.
/// Likelihood ratios p(t | segment) / p(t), by Model 1 with add-one smoothing towards the frequency
/// of t.
class EvidenceSource {
 public:
  EvidenceSource(TextPair texts, const TrainedModel& model, std::span<const TrainingBead> beads,
                 const EvidenceOptions& options)
      : texts_(texts), model_(model), beads_(beads), options_(options) {
    beads_of_.resize(texts.source.size());
    for (std::uint32_t b = 0; b < beads.size(); ++b) {
      for (std::uint32_t i = beads[b].source.begin; i < beads[b].source.end; ++i) {
        beads_of_[i].push_back(b);
      }
    }
    taken_.resize(texts.target.vocabulary().size());
    sums_.resize(texts.target.vocabulary().size());
    const auto all = static_cast<float>(texts.target.all_tokens().size());
    for (const std::uint32_t f : texts.target.frequencies()) {
      inverse_unigram_.push_back(all / static_cast<float>(f));
    }
  }

  SegmentEvidence evidence(std::uint32_t segment) {
    SegmentEvidence out;
    const auto tokens = texts_.source.tokens(segment);
    out.words = static_cast<std::uint32_t>(tokens.size());
    std::vector<TokenId> distinct(tokens.begin(), tokens.end());
    std::ranges::sort(distinct);
    for (std::size_t k = 0; k < distinct.size();) {
      const std::size_t begin = k;
      // A word that stands twice says twice as much, but what is to be taken back is found once.
      while (k < distinct.size() && distinct[k] == distinct[begin]) ++k;
      out.base += add_word(segment, distinct[begin], static_cast<float>(k - begin));
    }
    for (const TokenId t : touched_) {
      out.values.push_back({t, sums_[t]});
      sums_[t] = 0;
    }
    touched_.clear();
    return out;
  }

 private:
  /// Adds the word's values to sums_ and returns its share of the base.
  float add_word(std::uint32_t segment, TokenId s, float occurrences) {
    const float total = std::max(0.0F, model_.counts.total(s) - take_back(segment, s));
    const float scale = occurrences / (total + options_.smoothing);
    for (const CountEntry& entry : model_.counts.row(s)) {
      const float count = entry.count - taken_[entry.target];
      // What is left of a count that was taken back whole is the rounding of floats.
      if (count <= 1e-4F) continue;
      if (sums_[entry.target] == 0) touched_.push_back(entry.target);
      sums_[entry.target] += count * inverse_unigram_[entry.target] * scale;
    }
    for (const TokenId t : taken_tokens_) taken_[t] = 0;
    taken_tokens_.clear();
    return options_.smoothing * scale;
  }

  /// Adds to taken_ what the beads of the segments within reach contributed to the word; returns
  /// the sum.
  float take_back(std::uint32_t segment, TokenId s) {
    const std::uint32_t first = segment > options_.reach ? segment - options_.reach : 0;
    const std::uint32_t last = std::min(segment + options_.reach, texts_.source.size() - 1);
    float sum = 0;
    for (std::uint32_t i = first; i <= last; ++i) {
      const auto tokens = texts_.source.tokens(i);
      if (std::ranges::find(tokens, s) == tokens.end()) continue;
      for (const std::uint32_t b : beads_of_[i]) sum += take_back_bead(b, i, s);
    }
    return sum;
  }

  /// What the segment's occurrences of the word in one bead contributed.
  float take_back_bead(std::uint32_t b, std::uint32_t segment, TokenId s) {
    const TrainingBead& bead = beads_[b];
    const auto targets = texts_.target.tokens(bead.target.begin, bead.target.end);
    const float* own = model_.own.data() + model_.own_begins[b] +
                       texts_.source.tokens(bead.source.begin, segment).size() * targets.size();
    float sum = 0;
    for (const TokenId here : texts_.source.tokens(segment)) {
      if (here == s) {
        for (std::size_t k = 0; k < targets.size(); ++k) {
          taken_[targets[k]] += own[k];
          sum += own[k];
        }
      }
      own += targets.size();
    }
    taken_tokens_.insert(taken_tokens_.end(), targets.begin(), targets.end());
    return sum;
  }

  TextPair texts_;
  const TrainedModel& model_;
  std::span<const TrainingBead> beads_;
  const EvidenceOptions& options_;
  std::vector<std::vector<std::uint32_t>> beads_of_;
  std::vector<float> taken_;
  std::vector<TokenId> taken_tokens_;
  std::vector<float> sums_;
  std::vector<TokenId> touched_;
  std::vector<float> inverse_unigram_;
};

/// The last kMaxSide given segments, added up per token: [t][a - 1] is the sum over the last a.
/// It slides with the given side, so that beads of up to four of its segments are scored at once.
class Window {
 public:
  explicit Window(std::size_t tokens) : sums_(tokens) {}

  void push(SegmentEvidence evidence) {
    // The sums are made anew from what is left rather than by subtraction, whose rounding would
    // add up over a long text.
    for (const SegmentEvidence& old : recent_) {
      for (const CountEntry& entry : old.values) sums_[entry.target] = {};
    }
    recent_.insert(recent_.begin(), std::move(evidence));
    if (recent_.size() > kMaxSide) recent_.pop_back();
    base_ = {};
    words_ = {};
    for (std::size_t age = 0; age < recent_.size(); ++age) {
      for (std::size_t a = age; a < kMaxSide; ++a) {
        base_[a] += recent_[age].base;
        words_[a] += static_cast<float>(recent_[age].words);
      }
      for (const CountEntry& entry : recent_[age].values) {
        for (std::size_t a = age; a < kMaxSide; ++a) sums_[entry.target][a] += entry.count;
      }
    }
  }

  /// Log likelihood ratio of `tokens` for each number of given segments.
  SideScores score(std::span<const TokenId> tokens, const EvidenceOptions& options) const {
    constexpr std::size_t kWordsALog = 5;  // a float holds that many products of ratios
    SideScores total{};
    SideScores start{};
    for (std::size_t a = 0; a < kMaxSide; ++a)
      start[a] = options.empty_word + options.ignorance * words_[a] + base_[a];
    for (std::size_t k = 0; k < tokens.size();) {
      const std::size_t end = std::min(tokens.size(), k + kWordsALog);
      SideScores product{1, 1, 1, 1};
      for (; k < end; ++k) {
        const SideScores& sum = sums_[tokens[k]];
        for (std::size_t a = 0; a < kMaxSide; ++a) product[a] *= start[a] + sum[a];
      }
      for (std::size_t a = 0; a < kMaxSide; ++a) total[a] += std::log(product[a]);
    }
    for (std::size_t a = 0; a < kMaxSide; ++a) {
      total[a] -= static_cast<float>(tokens.size()) *
                  std::log(options.empty_word + (1 + options.ignorance) * words_[a]);
    }
    return total;
  }

 private:
  std::vector<SideScores> sums_;
  std::vector<SegmentEvidence> recent_;
  SideScores base_{};
  SideScores words_{};
};

/// Row by row: a row of the band is one more source segment, and the window slides with it.
void score_targets(TextPair texts, const Band& band, EvidenceSource evidence,
                   const EvidenceOptions& options, std::vector<NodeScores>& nodes) {
  Window window(texts.target.vocabulary().size());
  for (std::uint32_t i = 1; i <= band.source_size(); ++i) {
    window.push(evidence.evidence(i - 1));
    for (std::uint32_t j = std::max(1U, band.low(i)); j <= band.high(i); ++j) {
      nodes[band.node(i, j)].target = window.score(texts.target.tokens(j - 1), options);
    }
  }
}

/// Column by column, as the target segments are given here; `first` is the first row that reaches
/// into the column.
void score_sources(TextPair texts, const Band& band, EvidenceSource evidence,
                   const EvidenceOptions& options, std::vector<NodeScores>& nodes) {
  Window window(texts.source.vocabulary().size());
  std::uint32_t first = 0;
  for (std::uint32_t j = 1; j <= band.target_size(); ++j) {
    window.push(evidence.evidence(j - 1));
    while (first < band.source_size() && band.high(first) < j) ++first;
    for (std::uint32_t i = std::max(1U, first); i <= band.source_size() && band.low(i) <= j; ++i) {
      nodes[band.node(i, j)].source = window.score(texts.source.tokens(i - 1), options);
    }
  }
}

}  // namespace

std::vector<NodeScores> score_words(TextPair texts, const Band& band, const BothModels& models,
                                    std::span<const TrainingBead> beads,
                                    const EvidenceOptions& options) {
  std::vector<NodeScores> nodes(band.nodes());
  // The two directions write different members of the nodes.
  auto forward = std::async(std::launch::async, [&] {
    score_targets(texts, band, {texts, models.forward, beads, options}, options, nodes);
  });
  const TextPair back{texts.target, texts.source};
  const std::vector<TrainingBead> reversed = exchanged(beads);
  score_sources(texts, band, {back, models.reverse, reversed, options}, options, nodes);
  forward.get();
  return nodes;
}

}  // namespace calque::align
