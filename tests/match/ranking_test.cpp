#include "match/ranking.h"

#include "catch.h"
#include "match/brute_force.h"

using namespace calque;

TEST_CASE("matches are ordered by rate, then fraction, then the newer variant") {
  TopMatches top(3, MatchRate(50));
  top.offer({VariantId{1}, MatchRate(80), {20, 100, false}, {}});
  top.offer({VariantId{2}, MatchRate(80), {39, 200, false}, {}});
  top.offer({VariantId{3}, MatchRate(80), {20, 100, false}, {}});
  top.offer({VariantId{4}, MatchRate(79), {1, 100, false}, {}});
  top.offer({VariantId{5}, MatchRate(49), {51, 100, false}, {}});
  REQUIRE(top.matches().size() == 3);
  CHECK(top.matches()[0].variant == VariantId{2});
  CHECK(top.matches()[1].variant == VariantId{3});
  CHECK(top.matches()[2].variant == VariantId{1});
  CHECK(top.least_rate() == MatchRate(80));
}

TEST_CASE("each criterion decides where all before it are equal, and no later one does") {
  const auto make = [](Standing standing, Score score, int characters) {
    return RankedMatch{VariantId{1}, MatchRate(80), score, MatchRate(characters), standing};
  };
  const Score fuzzy{.cost = 20, .weight = 100};
  const Score closer{.cost = 39, .weight = 200};
  const Score identical{.cost = 0, .weight = 100, .identical = true};
  const Standing plain{.confirmed = false, .translated = false};
  // Each one is better than the next by one criterion, and worse by those after that.
  const std::vector<RankedMatch> in_order{
      make({.key = KeyAgreement::right, .confirmed = false, .translated = false}, fuzzy, 50),
      make({.confirmed = true, .priority = -1, .translated = false}, fuzzy, 50),
      make({.confirmed = false, .priority = 1, .translated = false}, fuzzy, 50),
      make(plain, identical, 50),
      make(plain, closer, 50),
      make(plain, fuzzy, 70),
      make({.confirmed = false, .translated = true, .nearness = -1}, fuzzy, 60),
      make({.confirmed = false, .translated = false, .nearness = 2, .changed = -1}, fuzzy, 60),
      make({.confirmed = false, .translated = false, .nearness = 1, .changed = 9, .usage = -1},
           fuzzy, 60),
      make({.confirmed = false, .translated = false, .nearness = 1, .changed = 8, .usage = 3},
           fuzzy, 60),
      make({.confirmed = false,
            .translated = false,
            .nearness = 1,
            .changed = 8,
            .usage = 2,
            .uid = {7, 9}},
           fuzzy, 60),
      make({.confirmed = false,
            .translated = false,
            .nearness = 1,
            .changed = 8,
            .usage = 2,
            .uid = {7, 8}},
           fuzzy, 60)};
  for (std::size_t i = 0; i < in_order.size(); ++i) {
    for (std::size_t j = 0; j < in_order.size(); ++j) {
      INFO(i << " " << j);
      CHECK(better(in_order[i], in_order[j]) == (i < j));
    }
  }
}

TEST_CASE("nothing goes before the best standing") {
  RankedMatch best{VariantId{1}, MatchRate(80), {20, 100, false}, MatchRate(60)};
  RankedMatch other = best;
  best.standing = Standing::best();
  other.variant = VariantId{2};
  CHECK(better(best, other));
  CHECK_FALSE(better(other, best));
}

TEST_CASE("of matches with one score the one alike by characters comes first") {
  TopMatches top(2, MatchRate(50));
  top.offer({VariantId{2}, MatchRate(80), {20, 100, false}, MatchRate(60)});
  top.offer({VariantId{1}, MatchRate(80), {20, 100, false}, MatchRate(70)});
  CHECK(top.matches()[0].variant == VariantId{1});
}

TEST_CASE("a full list admits only what is better than its last") {
  TopMatches top(1, MatchRate(50));
  const RankedMatch match{VariantId{7}, MatchRate(80), {20, 100, false}, MatchRate(60)};
  top.offer(match);
  CHECK_FALSE(top.admits(match));
  CHECK(top.admits({VariantId{8}, MatchRate(80), {20, 100, false}, MatchRate(60)}));
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
