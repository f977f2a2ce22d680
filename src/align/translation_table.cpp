#include "align/translation_table.h"

#include <algorithm>

namespace calque::align {
namespace {

/// Where a source token occurs among the beads: the bead and the token's position in its range.
struct Occurrence {
  std::uint32_t bead = 0;
  std::uint32_t position = 0;
};

/// Expectation maximisation of Model 1 (Brown et al. 1993), word by word instead of bead by bead:
/// the counts of one source word are spread into a dense array, used wherever it occurs, and wiped.
/// So no hash table is asked in the inner loop, and what each occurrence contributed stays in
/// `own_`, where it can be taken back later.
class Trainer {
 public:
  Trainer(TextPair texts, std::span<const TrainingBead> beads, const TranslationTable& prior,
          const TrainingOptions& options)
      : texts_(texts), beads_(beads), prior_(prior), options_(options) {
    index_occurrences();
    lay_out();
    dense_.resize(texts.target.vocabulary().size());
  }

  TrainedModel run() {
    start_uniform();
    TrainedModel model;
    model.counts = collect();
    for (std::uint32_t i = 1; i < options_.iterations; ++i) {
      expect(model.counts);
      model.counts = collect();
    }
    model.own = std::move(own_);
    model.own_begins = std::move(own_begins_);
    return model;
  }

 private:
  std::span<const TokenId> source_of(std::size_t bead) const {
    return texts_.source.tokens(beads_[bead].source.begin, beads_[bead].source.end);
  }
  std::span<const TokenId> target_of(std::size_t bead) const {
    return texts_.target.tokens(beads_[bead].target.begin, beads_[bead].target.end);
  }

  /// An index from words to their places, laid out in one array (counting sort).
  void index_occurrences() {
    occurrence_begins_.assign(texts_.source.vocabulary().size() + 1, 0);
    for (std::size_t b = 0; b < beads_.size(); ++b) {
      for (const TokenId s : source_of(b)) ++occurrence_begins_[s + 1];
    }
    for (std::size_t s = 1; s < occurrence_begins_.size(); ++s) {
      occurrence_begins_[s] += occurrence_begins_[s - 1];
    }
    occurrences_.resize(occurrence_begins_.back());
    std::vector<std::size_t> fill(occurrence_begins_.begin(), occurrence_begins_.end() - 1);
    for (std::uint32_t b = 0; b < beads_.size(); ++b) {
      const auto tokens = source_of(b);
      for (std::uint32_t k = 0; k < tokens.size(); ++k) occurrences_[fill[tokens[k]]++] = {b, k};
    }
  }

  /// Contributions of a bead are a matrix, source tokens by target tokens, all beads in one array.
  void lay_out() {
    own_begins_.assign(1, 0);
    mass_begins_.assign(1, 0);
    for (std::size_t b = 0; b < beads_.size(); ++b) {
      own_begins_.push_back(own_begins_.back() + source_of(b).size() * target_of(b).size());
      mass_begins_.push_back(mass_begins_.back() + target_of(b).size());
    }
    own_.resize(own_begins_.back());
    mass_.resize(mass_begins_.back());
  }

  std::span<const Occurrence> occurrences(TokenId s) const {
    return std::span(occurrences_)
        .subspan(occurrence_begins_[s], occurrence_begins_[s + 1] - occurrence_begins_[s]);
  }

  std::span<float> own(const Occurrence& at) {
    const std::size_t width = target_of(at.bead).size();
    return std::span(own_).subspan(own_begins_[at.bead] + at.position * width, width);
  }

  // Without counts every target token belongs to each source token of the bead alike, and to the
  // empty word, which is the one more.
  void start_uniform() {
    for (std::size_t b = 0; b < beads_.size(); ++b) {
      const float share = beads_[b].weight / (static_cast<float>(source_of(b).size()) + 1.0F);
      std::fill(own_.begin() + static_cast<std::ptrdiff_t>(own_begins_[b]),
                own_.begin() + static_cast<std::ptrdiff_t>(own_begins_[b + 1]), share);
    }
  }

  /// Shares every target token among the source tokens of its bead, and the empty word.
  void expect(const TranslationTable& counts) {
    const float all = static_cast<float>(texts_.target.all_tokens().size());
    const auto frequencies = texts_.target.frequencies();
    for (std::size_t b = 0; b < beads_.size(); ++b) {
      const auto targets = target_of(b);
      for (std::size_t k = 0; k < targets.size(); ++k) {
        // The empty word makes any token as often as the text has it.
        mass_[mass_begins_[b] + k] = static_cast<float>(frequencies[targets[k]]) / all;
      }
    }
    for (TokenId s = 0; s + 1 < occurrence_begins_.size(); ++s) weigh(counts, s);
    for (std::size_t b = 0; b < beads_.size(); ++b) share_out(b);
  }

  /// own := p(t|s) for each occurrence of `s`; mass gathers them by target token.
  void weigh(const TranslationTable& counts, TokenId s) {
    const auto places = occurrences(s);
    if (places.empty()) return;
    const float all = static_cast<float>(texts_.target.all_tokens().size());
    const auto frequencies = texts_.target.frequencies();
    for (const CountEntry& entry : counts.row(s)) dense_[entry.target] = entry.count;
    const float scale = 1.0F / (counts.total(s) + options_.smoothing);
    for (const Occurrence& at : places) {
      const auto targets = target_of(at.bead);
      const auto mine = own(at);
      for (std::size_t k = 0; k < targets.size(); ++k) {
        const float unigram = static_cast<float>(frequencies[targets[k]]) / all;
        mine[k] = (dense_[targets[k]] + options_.smoothing * unigram) * scale;
        mass_[mass_begins_[at.bead] + k] += mine[k];
      }
    }
    // Only what was written is wiped: the array is as long as the vocabulary.
    for (const CountEntry& entry : counts.row(s)) dense_[entry.target] = 0;
  }

  /// The E step: each target token is shared among the words of the bead by how well they explain
  /// it. What goes to the empty word is in the mass alone.
  void share_out(std::size_t b) {
    const std::size_t width = target_of(b).size();
    const std::size_t height = source_of(b).size();
    float* mine = own_.data() + own_begins_[b];
    const float* mass = mass_.data() + mass_begins_[b];
    for (std::size_t p = 0; p < height; ++p, mine += width) {
      for (std::size_t k = 0; k < width; ++k) mine[k] *= beads_[b].weight / mass[k];
    }
  }

  /// Adds up what the beads contribute, token by token, to the prior counts.
  TranslationTable collect() {
    TranslationTable table;
    std::vector<TokenId> touched;
    std::vector<CountEntry> row;
    for (TokenId s = 0; s + 1 < occurrence_begins_.size(); ++s) {
      touched.clear();
      row.clear();
      for (const CountEntry& entry : prior_.row(s)) add(entry.target, entry.count, touched);
      float total = prior_.total(s);
      for (const Occurrence& at : occurrences(s)) {
        const auto targets = target_of(at.bead);
        const auto mine = own(at);
        for (std::size_t k = 0; k < targets.size(); ++k) {
          add(targets[k], mine[k], touched);
          total += mine[k];
        }
      }
      for (const TokenId t : touched) {
        if (says_something(t, total)) row.push_back({t, dense_[t]});
        dense_[t] = 0;
      }
      table.add_row(row, total);
    }
    return table;
  }

  /// False for a count that is negligible, or far below what chance gives.
  bool says_something(TokenId target, float total) const {
    const auto frequency = static_cast<float>(texts_.target.frequencies()[target]);
    const auto all = static_cast<float>(texts_.target.all_tokens().size());
    const float count = dense_[target];
    return count >= options_.least_count &&
           count * all >= options_.least_ratio * frequency * (total + options_.smoothing);
  }

  void add(TokenId target, float count, std::vector<TokenId>& touched) {
    if (count <= 0) return;
    if (dense_[target] == 0) touched.push_back(target);
    dense_[target] += count;
  }

  TextPair texts_;
  std::span<const TrainingBead> beads_;
  const TranslationTable& prior_;
  TrainingOptions options_;
  std::vector<std::size_t> occurrence_begins_;
  std::vector<Occurrence> occurrences_;
  std::vector<std::size_t> own_begins_;
  std::vector<std::size_t> mass_begins_;
  std::vector<float> own_;
  std::vector<float> mass_;
  std::vector<float> dense_;
};

}  // namespace

void TranslationTable::add_row(std::span<const CountEntry> entries, float total) {
  entries_.insert(entries_.end(), entries.begin(), entries.end());
  begins_.push_back(entries_.size());
  totals_.push_back(total);
}

std::vector<TrainingBead> exchanged(std::span<const TrainingBead> beads) {
  std::vector<TrainingBead> out;
  out.reserve(beads.size());
  for (const TrainingBead& bead : beads) out.push_back({bead.target, bead.source, bead.weight});
  return out;
}

TrainedModel train_model(TextPair texts, std::span<const TrainingBead> beads,
                         const TranslationTable& prior, const TrainingOptions& options) {
  return Trainer(texts, beads, prior, options).run();
}

}  // namespace calque::align
