#include "match/explain.h"

#include "catch.h"

using namespace calque;

TEST_CASE("an explanation shows the arithmetic") {
  MatchAnalyzer analyzer("en");
  const MatchQuery query(analyzer.analyze("Save the 3 files!"));
  const Explanation explanation =
      explain(query, analyzer.analyze("save the 4 file."), {.memory_penalty = 2});
  std::uint32_t sum = explanation.space_at_end;
  for (const ExplainedStep& step : explanation.steps) sum += step.cost;
  CHECK(sum == explanation.score.cost);
  CHECK(explanation.base.percent() == explanation.rate.percent() + 2);

  const std::string text = to_text(explanation);
  CHECK_THAT(text, ContainsSubstring("case\t\"save\" → \"Save\""));
  CHECK_THAT(text, ContainsSubstring("other form\t\"file\" → \"files\""));
  CHECK_THAT(text, ContainsSubstring("number\t\"4\" → \"3\""));
  CHECK_THAT(text, ContainsSubstring("punctuation\t\".\" → \"!\""));
  CHECK_THAT(text, ContainsSubstring("penalties − 2"));
}

TEST_CASE("an identical match needs no arithmetic") {
  MatchAnalyzer analyzer("en");
  const MatchQuery query(analyzer.analyze("Open"));
  CHECK_THAT(to_text(explain(query, analyzer.analyze("Open"), {.agreeing_neighbours = 2})),
             ContainsSubstring("base 100 %: identical\nrate 102 %, by characters 100 %"));
}

TEST_CASE("tokens on one side only are named") {
  MatchAnalyzer analyzer("en");
  const MatchQuery query(analyzer.analyze("Open the door"));
  CHECK_THAT(
      to_text(explain(query, analyzer.analyze("Open door now"))),
      ContainsSubstring("only in query\t\"the\"") && ContainsSubstring("only in memory\t\"now\""));
}
