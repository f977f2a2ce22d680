#include "calque/match.h"

#include "catch.h"

using namespace calque;

TEST_CASE("the penalty of an alignment grows as its confidence falls") {
  struct Case {
    int confidence;
    int points;
  };
  const Case example = GENERATE(Case{100, 1}, Case{99, 1}, Case{95, 1}, Case{94, 2}, Case{90, 2},
                                Case{80, 4}, Case{51, 10}, Case{0, 20}, Case{-7, 20}, Case{200, 1});
  MatchCircumstances circumstances;
  circumstances.aligned = true;
  circumstances.alignment_confidence = example.confidence;
  INFO(example.confidence);
  CHECK(Penalties{}.total(circumstances) == example.points);
}

TEST_CASE("a confidence counts only for pairs that were aligned") {
  MatchCircumstances circumstances;
  circumstances.alignment_confidence = 10;
  CHECK(Penalties{}.total(circumstances) == 0);
}

TEST_CASE("penalties add up") {
  MatchCircumstances circumstances;
  circumstances.memory_penalty = 7;
  circumstances.machine_translated = true;
  circumstances.several_targets = true;
  circumstances.pivot = true;
  CHECK(Penalties{}.total(circumstances) == 7 + 10 + 1 + 5);
  circumstances.memory_penalty = -3;
  CHECK(Penalties{}.total(circumstances) == 10 + 1 + 5);
}

TEST_CASE("a key is worth a point, and two with both neighbours; another one takes all away") {
  struct Case {
    KeyAgreement key;
    int neighbours;
    int percent;
  };
  const Case example =
      GENERATE(Case{KeyAgreement::unknown, 0, 100}, Case{KeyAgreement::unknown, 1, 101},
               Case{KeyAgreement::unknown, 2, 102}, Case{KeyAgreement::right, 0, 101},
               Case{KeyAgreement::right, 1, 101}, Case{KeyAgreement::right, 2, 102},
               Case{KeyAgreement::other, 0, 100}, Case{KeyAgreement::other, 2, 100});
  MatchCircumstances circumstances;
  circumstances.key = example.key;
  circumstances.agreeing_neighbours = example.neighbours;
  CHECK(final_rate({.cost = 0, .weight = 100, .identical = true}, circumstances).percent() ==
        example.percent);
}

TEST_CASE("what was made for another client costs nothing unless the user says so") {
  MatchCircumstances circumstances;
  circumstances.other_client = true;
  CHECK(Penalties{}.total(circumstances) == 0);
  CHECK(penalties_with({{"client", 5}}).total(circumstances) == 5);
}
