#include "align/word_evidence.h"

#include "catch.h"

using namespace calque;
using namespace calque::align;

namespace {

/// How well the first segments of both sides fit, by the words of the target.
float first_fit(TextPair texts, std::uint32_t reach) {
  TranslationTable none;
  for (std::size_t i = 0; i < texts.source.vocabulary().size(); ++i) none.add_row({}, 0);
  TranslationTable none_back;
  for (std::size_t i = 0; i < texts.target.vocabulary().size(); ++i) none_back.add_row({}, 0);
  std::vector<TrainingBead> beads;
  for (std::uint32_t i = 0; i < texts.source.size(); ++i) beads.push_back({{i, i + 1}, {i, i + 1}});
  const BothModels models{
      train_model(texts, beads, none, {}),
      train_model({texts.target, texts.source}, exchanged(beads), none_back, {})};
  const Band band = Band::full(texts.source.size(), texts.target.size());
  const auto nodes = score_words(texts, band, models, beads, {.reach = reach});
  return nodes[band.node(1, 1)].target[0];
}

}  // namespace

TEST_CASE("what neighbours within reach taught does not count") {
  const std::vector<std::string_view> source{"rain", "rain", "snow wind", "hail fog"};
  const std::vector<std::string_view> target{"yagmur", "yagmur", "kar yel", "dolu sis"};
  const TokenisedText source_text(source);
  const TokenisedText target_text(target);
  const TextPair texts{source_text, target_text};
  CHECK(first_fit(texts, 0) > 0);
  CHECK(first_fit(texts, 1) <= 0);
  CHECK(first_fit(texts, 10) == Approx(first_fit(texts, 1)));
}

TEST_CASE("what farther segments taught counts") {
  const std::vector<std::string_view> source{"rain", "snow wind", "hail fog", "rain"};
  const std::vector<std::string_view> target{"yagmur", "kar yel", "dolu sis", "yagmur"};
  const TokenisedText source_text(source);
  const TokenisedText target_text(target);
  CHECK(first_fit({source_text, target_text}, 2) > 0);
}
