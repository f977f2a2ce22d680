#include "segment/list_items.h"

#include "catch.h"

using namespace calque::segment;

namespace {

std::size_t next_after(std::string_view text, const RuleSet& rules = {}) {
  ListItems items(text, rules);
  items.segment_begins(0);
  return items.next_item();
}

}  // namespace

TEST_CASE("an item tells where the next one begins") {
  CHECK(next_after("1) Open it 2) Close it") == 11);
  CHECK(next_after("1.) Open it 2.) Close it") == 12);
  CHECK(next_after("(a) one (b) two") == 8);
  CHECK(next_after("(i) one (ii) two") == 8);
  CHECK(next_after("1. one 2. two") == 7);
  CHECK(next_after("• one • two") == 8);
  CHECK(next_after("⁃9. one ⁃10. two") == 10);
}

TEST_CASE("a text that begins otherwise is no list") {
  CHECK(next_after("Buy 1) fish 2) salt") == std::string_view::npos);
  CHECK(next_after("1) fish and no more") == std::string_view::npos);
  CHECK(next_after("") == std::string_view::npos);
  CHECK(next_after("A. Miller met B. Jones") == std::string_view::npos);
}

TEST_CASE("a number with a period is no item where it is an ordinal") {
  RuleSet german;
  german.ordinal_digits = 2;
  CHECK(next_after("1. Bundesliga und 2. Bundesliga", german) == std::string_view::npos);
  CHECK(next_after("1) eins 2) zwei", german) == 8);
}

TEST_CASE("what numbers an item is short") {
  for (const char* number : {"1", "12", "999", "a", "B", "iv", "XII"})
    CHECK(is_item_number(number));
  for (const char* word : {"", "12345", "ab", "the", "iiii"}) CHECK_FALSE(is_item_number(word));
}
