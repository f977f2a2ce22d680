#include "text/character_count.h"

#include <string>

#include "catch.h"

using calque::text::CharacterCounts;
using calque::text::count_characters;

TEST_CASE("characters are counted by sort") {
  const auto [text, counts] = GENERATE(table<std::string, CharacterCounts>({
      {"", {0, 0, 0}},
      {"a-b (c)", {3, 3, 1}},
      {"\u00e9 e\u0301", {2, 0, 1}},
      {"$1 + 1 = \u20ac2", {7, 0, 4}},
      {"a\u00a0b\u202fc\u2007d", {7, 0, 0}},
      {"a\u2003b\u2028c\r\n", {3, 0, 4}},
      {"\u200fa\u200d\u0007\ufeff", {1, 0, 0}},
      {"\U0001F600", {1, 0, 0}},
      {"\u3002\u300c\u5b57\u300d", {1, 3, 0}},
  }));
  INFO(text);
  CHECK(count_characters(text) == counts);
}
