#include "align/pair_scores.h"

#include <cstdint>
#include <utility>

#include "align/tokens.h"
#include "align/word_evidence.h"

namespace calque::align {
namespace {

/// Words that say nothing, added to each pair: a few words alone are not sure.
constexpr float kDoubt = 5;

/// Training starts from no counts: a table of empty rows, one for each word.
TranslationTable no_counts(const TokenisedText& text) {
  TranslationTable none;
  for (std::size_t i = 0; i < text.vocabulary().size(); ++i) none.add_row({}, 0);
  return none;
}

/// Each pair of the same number, and what the lattice has to have around it.
Band diagonal(std::uint32_t size) {
  std::vector<Band::Row> rows;
  for (std::uint32_t i = 0; i <= size; ++i) rows.push_back({i, i});
  return {std::move(rows), size};
}

}  // namespace

std::vector<float> score_pairs(std::span<const std::string_view> source,
                               std::span<const std::string_view> target) {
  if (source.empty()) return {};
  const TokenisedPair pair = tokenise_pair(source, target);
  const TextPair texts{pair.source, pair.target};
  const TextPair back{pair.target, pair.source};
  std::vector<TrainingBead> beads;
  for (std::uint32_t i = 0; i < pair.source.size(); ++i) beads.push_back({{i, i + 1}, {i, i + 1}});
  const BothModels models{train_model(texts, beads, no_counts(pair.source), {}),
                          train_model(back, beads, no_counts(pair.target), {})};
  const Band band = diagonal(pair.source.size());
  const std::vector<NodeScores> nodes = score_words(texts, band, models, beads, {});
  std::vector<float> scores;
  for (std::uint32_t i = 1; i <= pair.source.size(); ++i) {
    const NodeScores& node = nodes[band.node(i, i)];
    const std::size_t words = pair.source.tokens(i - 1).size() + pair.target.tokens(i - 1).size();
    scores.push_back((node.target[0] + node.source[0]) / (static_cast<float>(words) + kDoubt));
  }
  return scores;
}

}  // namespace calque::align
