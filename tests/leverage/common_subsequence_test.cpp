#include "leverage/common_subsequence.h"

#include <algorithm>
#include <random>

#include "catch.h"

using namespace calque::leverage;

namespace {

using Values = std::vector<std::uint32_t>;

std::size_t longest(const Values& a, const Values& b) {
  std::vector<std::vector<std::size_t>> best(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      best[i][j] = a[i] == b[j] ? best[i + 1][j + 1] + 1 : std::max(best[i + 1][j], best[i][j + 1]);
    }
  }
  return best[0][0];
}

void check_order(const Values& a, const Values& b, const CommonPlaces& places) {
  for (std::size_t i = 0; i < places.size(); ++i) {
    REQUIRE(a.at(places[i].first) == b.at(places[i].second));
    if (i == 0) continue;
    REQUIRE(places[i - 1].first < places[i].first);
    REQUIRE(places[i - 1].second < places[i].second);
  }
}

Values random_values(std::mt19937& random, std::size_t most, std::uint32_t kinds) {
  Values values(std::uniform_int_distribution<std::size_t>(0, most)(random));
  for (std::uint32_t& value : values) {
    value = std::uniform_int_distribution<std::uint32_t>(0, kinds - 1)(random);
  }
  return values;
}

}  // namespace

TEST_CASE("a common subsequence is as long as the textbook's") {
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    const std::uint32_t kinds = 1 + static_cast<std::uint32_t>(round) % 9;
    const Values a = random_values(random, 20, kinds);
    const Values b = random_values(random, 20, kinds);
    const CommonPlaces places = common_subsequence(a, b);
    check_order(a, b, places);
    REQUIRE(places.size() == longest(a, b));
  }
}

TEST_CASE("values that stand everywhere take no square of the length") {
  Values a(60'000, 1);
  Values b(50'000, 1);
  a[30'000] = b[20'000] = 2;
  a.insert(a.begin(), 3);
  b.insert(b.begin(), 4);
  const CommonPlaces places = common_subsequence(a, b);
  check_order(a, b, places);
  CHECK(places.size() >= 49'000);
}
