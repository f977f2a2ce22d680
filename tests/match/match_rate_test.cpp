#include "calque/match.h"

#include "catch.h"

using namespace calque;

TEST_CASE("a rate rounds down and is 100 only for identical segments") {
  CHECK(MatchRate::of({1, 1000, false}).percent() == 99);
  CHECK(MatchRate::of({0, 1000, false}).percent() == 99);
  CHECK(MatchRate::of({0, 1000, true}).percent() == 100);
  CHECK(MatchRate::of({301, 1000, false}).percent() == 69);
  CHECK(MatchRate::of({1000, 1000, false}).percent() == 0);
  CHECK(MatchRate::of({0, 0, false}).percent() == 0);
}

TEST_CASE("the largest cost is the last that reaches the rate") {
  for (std::uint32_t weight = 1; weight < 700; weight += 13) {
    for (int percent = 1; percent <= 99; ++percent) {
      const std::uint32_t cost = largest_cost(MatchRate(percent), weight);
      CHECK(MatchRate::of_fraction(cost, weight) >= MatchRate(percent));
      CHECK(MatchRate::of_fraction(cost + 1, weight) < MatchRate(percent));
    }
  }
}

TEST_CASE("scores are ordered as exact fractions") {
  CHECK(Score{1, 3, false} < Score{2, 5, false});
  CHECK(Score{0, 9, true} < Score{0, 9, false});
  CHECK((Score{1, 2, false} <=> Score{2, 4, false}) == std::strong_ordering::equal);
}

TEST_CASE("penalties come before context") {
  const Score identical{0, 500, true};
  CHECK(final_rate(identical, {}).percent() == 100);
  CHECK(final_rate(identical, {.agreeing_neighbours = 1}).percent() == 101);
  CHECK(final_rate(identical, {.agreeing_neighbours = 2}).percent() == 102);
  CHECK(final_rate(identical, {.aligned = true, .agreeing_neighbours = 2}).percent() == 99);
  CHECK(final_rate({50, 500, false}, {.memory_penalty = 7, .agreeing_neighbours = 2}).percent() ==
        83);
  CHECK(final_rate({499, 500, false}, {.machine_translated = true}).percent() == 0);
}
