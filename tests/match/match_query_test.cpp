#include "match/match_query.h"

#include <algorithm>
#include <random>

#include "catch.h"

using namespace calque;

namespace {

MatchRate rate(std::string_view language, std::string_view query, std::string_view candidate) {
  MatchAnalyzer analyzer(language);
  const MatchQuery prepared(analyzer.analyze(query));
  const auto score = prepared.score(analyzer.analyze(candidate));
  return score ? MatchRate::of(*score) : MatchRate(0);
}

/// The definition itself: the full matrix, nothing left out.
std::uint32_t textbook_cost(const MatchText& a, const MatchText& b, const PairCosts& pair) {
  std::vector<std::vector<std::uint32_t>> d(a.tokens.size() + 1,
                                            std::vector<std::uint32_t>(b.tokens.size() + 1));
  for (std::size_t i = 0; i <= a.tokens.size(); ++i) {
    for (std::size_t j = 0; j <= b.tokens.size(); ++j) {
      if (i == 0 && j == 0) continue;
      std::uint32_t best = UINT32_MAX;
      if (i > 0) best = std::min(best, d[i - 1][j] + a.tokens[i - 1].weight);
      if (j > 0) best = std::min(best, d[i][j - 1] + b.tokens[j - 1].weight);
      if (i > 0 && j > 0) {
        best = std::min(best, d[i - 1][j - 1] + pair(a.tokens[i - 1], b.tokens[j - 1]));
      }
      d[i][j] = best;
    }
  }
  return d.back().back();
}

std::string random_sentence(std::mt19937& random) {
  static const std::vector<std::string> kWords{
      "cat", "cats", "Cat", "dog", "12",      "7",      ".",       "!",         "%s",
      "the", "of",   "run", ",",   "running", "runner", "runners", "catalogue", "catalysis"};
  std::string text;
  for (std::size_t i = random() % 9; i > 0; --i) {
    text += kWords[random() % kWords.size()];
    if (random() % 5 > 0) text += ' ';
  }
  return text;
}

}  // namespace

TEST_CASE("the bounded score equals the definition at every threshold") {
  std::mt19937 random(17);
  MatchAnalyzer analyzer("en");
  for (int round = 0; round < 3000; ++round) {
    const MatchQuery query(analyzer.analyze(random_sentence(random)));
    const MatchText candidate = analyzer.analyze(random_sentence(random));
    if (query.text().text == candidate.text) continue;
    const PairCosts pair(query.text(), candidate, query.costs());
    const std::uint32_t space = query.text().space_at_end == candidate.space_at_end ? 0U : 2U;
    const std::uint32_t weight = std::max(query.text().weight, candidate.weight);
    const MatchRate expected =
        MatchRate::of_fraction(textbook_cost(query.text(), candidate, pair) + space, weight);
    for (int percent = 1; percent <= 99; percent += 7) {
      const auto score = query.score(candidate, MatchRate(percent));
      REQUIRE(score.has_value() == (expected >= MatchRate(percent)));
      if (score) REQUIRE(MatchRate::of(*score) == expected);
    }
  }
}

TEST_CASE("the edit script costs what the score says and covers both sides") {
  std::mt19937 random(19);
  MatchAnalyzer analyzer("en");
  for (int round = 0; round < 1000; ++round) {
    const MatchQuery query(analyzer.analyze(random_sentence(random)));
    const MatchText candidate = analyzer.analyze(random_sentence(random));
    const EditScript script = query.edit_script(candidate);
    std::size_t i = 0;
    std::size_t j = 0;
    for (const EditStep& step : script.steps) {
      if (step.query) REQUIRE(*step.query == i++);
      if (step.candidate) REQUIRE(*step.candidate == j++);
    }
    REQUIRE(i == query.text().tokens.size());
    REQUIRE(j == candidate.tokens.size());
    const auto score = query.score(candidate);
    if (score) REQUIRE(*score == script.score);
  }
}

TEST_CASE("the score is the same in both directions") {
  std::mt19937 random(23);
  MatchAnalyzer analyzer("en");
  for (int round = 0; round < 1000; ++round) {
    const MatchQuery a(analyzer.analyze(random_sentence(random)));
    const MatchQuery b(analyzer.analyze(random_sentence(random)));
    REQUIRE(a.score(b.text()) == b.score(a.text()));
  }
}

TEST_CASE("segments without tokens match only their own copies") {
  CHECK(rate("en", "", "").percent() == 100);
  CHECK(rate("en", " ", "").percent() == 0);
  CHECK(rate("en", "", "word").percent() == 0);
}

TEST_CASE("segments of tags alone match only their own copies") {
  MatchAnalyzer analyzer("en");
  const auto image = [&analyzer](const char* code) {
    return analyzer.analyze(Segment{" ", {{TagKind::placeholder, 1, {}, {std::string(code)}}}});
  };
  const MatchQuery query(image("<img src='a'>"));
  CHECK(MatchRate::of(*query.score(image("<img src='a'>"))) == MatchRate(100));
  CHECK_FALSE(query.score(image("<img src='b'>")));
  CHECK_FALSE(query.score(analyzer.analyze(" ")));
}

TEST_CASE("segments of more than 64 KiB match only their own copies") {
  const std::string longest(kLongestCompared, 'a');
  const std::string longer = longest + 'a';
  CHECK(rate("en", longest, longest.substr(1)) > MatchRate(90));
  CHECK(rate("en", longer, longer) == MatchRate(100));
  CHECK(rate("en", longer, longest) == MatchRate(0));
  CHECK(rate("en", longer, longer + 'a') == MatchRate(0));
  MatchAnalyzer analyzer("en");
  const MatchQuery query(analyzer.analyze(longer));
  const Segment tagged{longer, {{TagKind::placeholder, 7, {}, {}}}};
  CHECK(MatchRate::of(*query.score(analyzer.analyze(tagged))) == MatchRate(96));
}

TEST_CASE("very long segments get a coarse edit script") {
  MatchAnalyzer analyzer("en");
  std::string middle;
  for (int i = 0; i < 4500; ++i) middle += "x" + std::to_string(i) + " ";
  std::string other = middle;
  std::ranges::reverse(other);
  const MatchQuery query(analyzer.analyze("start " + middle + "end"));
  const EditScript script = query.edit_script(analyzer.analyze("start " + other + " end"));
  CHECK(script.steps.front().kind == EditKind::same);
  CHECK(script.steps.back().kind == EditKind::same);
  CHECK(script.steps[1].kind == EditKind::only_in_candidate);
}
