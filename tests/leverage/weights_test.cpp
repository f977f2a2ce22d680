#include "leverage/weights.h"

#include "calque/error.h"
#include "catch.h"

using namespace calque;
using namespace calque::leverage;

TEST_CASE("weights are taken from texts and files") {
  Weights weights;
  weights.set("85-94=62.5");
  CHECK(weights.of(Band::from_85) == 6250);
  weights.read("# agreed in May\n101 = 0\r\n\nrepetition=12.25 # per word\nnew = 100", "w.txt");
  CHECK(weights.of(Band::context_one) == 0);
  CHECK(weights.of(Band::repetition) == 1225);
  CHECK(weights.of(Band::none) == 10'000);
  CHECK(weights.of(Band::exact) == 3000);
}

TEST_CASE("what is no weight is refused with the line") {
  const auto* written =
      GENERATE("", "85-94", "85-94=", "85-94=x", "85-94=-1", "85-94=101", "85-94=1.234", "85-94=1.",
               "80-90=5", "new=1e1", "new=99999999999");
  INFO(written);
  Weights weights;
  CHECK_THROWS_AS(weights.set(written), UsageError);
  CHECK(weights == Weights());
  if (*written != '\0') {
    CHECK_THROWS_WITH(weights.read("102=5\n" + std::string(written), "w.txt"),
                      ContainsSubstring("w.txt:2: "));
  }
}
