#include "check/baseline.h"
#include "calque/error.h"
#include "catch.h"
#include "check_fixture.h"

using namespace calque;
using namespace calque::check;

TEST_CASE("a finding in the baseline is known wherever its unit stands, until a text changes") {
  const auto wrong = make_unit({{"en", "15 minutes"}, {"tr", "16 dakika"}});
  const auto first = findings_of({wrong}, "numbers");
  const auto moved = findings_of({make_unit({{"en", "a"}, {"tr", "b"}}), wrong}, "numbers");
  const auto edited =
      findings_of({make_unit({{"en", "15 minutes"}, {"tr", "17 dakika"}})}, "numbers");
  Baseline baseline;
  baseline.add_line("# known");
  baseline.add_line("");
  std::string line = baseline_line(first.at(0));
  CHECK_THAT(line, ContainsSubstring(" numbers tr 16 dakika\n"));
  line.pop_back();
  baseline.add_line(line);
  CHECK(baseline.size() == 1);
  CHECK(baseline.knows(moved.at(0)));
  CHECK_FALSE(baseline.knows(edited.at(0)));
}

TEST_CASE("what is no line of a baseline is refused") {
  const std::string line = GENERATE("numbers", "0123456789abcde numbers", "0123456789abcdefg",
                                    "0123456789abcdeg numbers");
  Baseline baseline;
  CHECK_THROWS_AS(baseline.add_line(line), InputError);
}
