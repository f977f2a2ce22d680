#include "align/band.h"

#include <random>

#include "catch.h"

using calque::align::Band;

TEST_CASE("a band of any rows can be walked from the first to the last node") {
  std::mt19937 engine(5);
  const auto random = [&] { return static_cast<std::uint32_t>(engine()); };
  for (int round = 0; round < 200; ++round) {
    const std::uint32_t m = random() % 30;
    std::vector<Band::Row> rows(1 + random() % 30);
    for (Band::Row& row : rows) {
      row.low = random() % (m + 1);
      row.high = row.low + random() % 5;
    }
    const Band band(rows, m);
    REQUIRE(band.contains(0, 0));
    REQUIRE(band.contains(band.source_size(), m));
    std::size_t nodes = 0;
    for (std::uint32_t i = 0; i <= band.source_size(); ++i) {
      REQUIRE(band.low(i) <= band.high(i));
      nodes += band.high(i) - band.low(i) + 1;
      if (i == 0) continue;
      REQUIRE(band.low(i - 1) <= band.low(i));
      REQUIRE(band.high(i - 1) <= band.high(i));
      REQUIRE(band.low(i) <= band.high(i - 1));
    }
    REQUIRE(nodes == band.nodes());
  }
}
