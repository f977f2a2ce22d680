#include "match/ranking.h"

#include "catch.h"
#include "match/brute_force.h"

using namespace calque;

TEST_CASE("matches are ordered by rate, then fraction, then the newer variant") {
  TopMatches top(3, MatchRate(50));
  top.offer({VariantId{1}, MatchRate(80), {20, 100, false}});
  top.offer({VariantId{2}, MatchRate(80), {39, 200, false}});
  top.offer({VariantId{3}, MatchRate(80), {20, 100, false}});
  top.offer({VariantId{4}, MatchRate(79), {1, 100, false}});
  top.offer({VariantId{5}, MatchRate(49), {51, 100, false}});
  REQUIRE(top.matches().size() == 3);
  CHECK(top.matches()[0].variant == VariantId{2});
  CHECK(top.matches()[1].variant == VariantId{3});
  CHECK(top.matches()[2].variant == VariantId{1});
  CHECK(top.least_rate() == MatchRate(80));
}

TEST_CASE("a full list admits only what is better than its last") {
  TopMatches top(1, MatchRate(50));
  const RankedMatch match{VariantId{7}, MatchRate(80), {20, 100, false}};
  top.offer(match);
  CHECK_FALSE(top.admits(match));
  CHECK(top.admits({VariantId{8}, MatchRate(80), {20, 100, false}}));
  CHECK_FALSE(TopMatches(0, MatchRate(0)).admits(match));
}

TEST_CASE("brute force finds the best of all candidates") {
  MatchAnalyzer analyzer("en");
  const std::vector<BruteForceCandidate> candidates{{VariantId{1}, "Open the door."},
                                                    {VariantId{2}, "Close the door."},
                                                    {VariantId{3}, "open the door"}};
  const MatchQuery query(analyzer.analyze("Open the doors."));
  const auto found = brute_force(query, analyzer, candidates, TopMatches(5, MatchRate(70)));
  REQUIRE(found.size() == 2);
  CHECK(found[0].variant == VariantId{1});
  CHECK(found[1].variant == VariantId{3});
}
