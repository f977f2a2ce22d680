#include "match/character_rate.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <vector>

#include "catch.h"

using namespace calque;

namespace {

std::size_t textbook_distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> row(a.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t j = 0; j < b.size(); ++j) {
    std::size_t diagonal = row[0]++;
    for (std::size_t i = 0; i < a.size(); ++i) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[i + 1];
      row[i + 1] = std::min({replaced, row[i] + 1, diagonal + 1});
    }
  }
  return row.back();
}

std::u32string random_word(std::mt19937& random, std::size_t longest) {
  std::u32string word;
  for (std::size_t i = random() % (longest + 1); i > 0; --i) word.push_back(U"abcğ"[random() % 4]);
  return word;
}

}  // namespace

TEST_CASE("the bit-parallel distance equals the textbook's") {
  std::mt19937 random(5);
  const std::size_t longest =
      GENERATE(std::size_t{3}, std::size_t{12}, std::size_t{70}, std::size_t{200});
  for (int round = 0; round < 300; ++round) {
    const std::u32string a = random_word(random, longest);
    const std::u32string b = random_word(random, longest);
    REQUIRE(character_distance(a, b) == textbook_distance(a, b));
  }
}

TEST_CASE("the character rate counts characters, not bytes") {
  CHECK(character_rate("çay", "cay").percent() == 66);
  CHECK(character_rate("çay", "çay").percent() == 100);
  CHECK(character_rate("", "abc").percent() == 0);
}
