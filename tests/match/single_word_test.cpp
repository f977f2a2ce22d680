#include "match/single_word.h"

#include "catch.h"

using namespace calque;

TEST_CASE("the ends of a word are counted in characters") {
  CHECK(first_characters("çığ") == "çı");
  CHECK(last_characters("çığ") == "ığ");
  CHECK(first_characters("ç").empty());
  CHECK(last_characters("a").empty());
  CHECK(first_characters("").empty());
}

TEST_CASE("words that share an end cost their distance, others the full weight") {
  CHECK(single_word_cost("setings", "settings", 100) == 13);
  CHECK(single_word_cost("colour", "color", 100) == 17);
  CHECK(single_word_cost("apple", "orange", 100) == 100);
  CHECK(single_word_cost("a", "a", 100) == 100);
}
