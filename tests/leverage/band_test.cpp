#include "leverage/band.h"

#include "catch.h"

using namespace calque;
using namespace calque::leverage;

TEST_CASE("every rate has its band") {
  const auto [percent, band] = GENERATE(table<int, Band>({{102, Band::context_two},
                                                          {101, Band::context_one},
                                                          {100, Band::exact},
                                                          {99, Band::from_95},
                                                          {95, Band::from_95},
                                                          {94, Band::from_85},
                                                          {85, Band::from_85},
                                                          {84, Band::from_75},
                                                          {75, Band::from_75},
                                                          {74, Band::from_50},
                                                          {50, Band::from_50},
                                                          {49, Band::none},
                                                          {0, Band::none}}));
  CHECK(band_of(MatchRate(percent)) == band);
}

TEST_CASE("the keys of bands are read back") {
  for (const Band band : kAllBands) CHECK(band_with_key(key_of(band)) == band);
  CHECK_FALSE(band_with_key("95–99"));
  CHECK_FALSE(band_with_key(""));
}
