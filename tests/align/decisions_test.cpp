#include "align/decisions.h"

#include "calque/error.h"
#include "catch.h"

using namespace calque;
using namespace calque::align;

namespace {

const std::vector<Decision> kDecisions{
    {{"Good morning.", "Yes."}, {"Günaydın. Evet."}, 0, 0},
    {{"Yes."}, {"Evet."}, 4, 3},
    {{}, {"Ek cümle."}, 5, 4},
};

}  // namespace

TEST_CASE("decisions survive writing and reading") {
  CHECK(read_decisions(write_decisions(kDecisions), "file") == kDecisions);
}

TEST_CASE("what is no decisions file is refused with its name") {
  const std::string text =
      GENERATE("", "{", "[]", "{\"format\":\"other\",\"version\":1,\"decisions\":[]}",
               "{\"format\":\"calque-alignment\",\"version\":2,\"decisions\":[]}",
               "{\"format\":\"calque-alignment\",\"version\":1,\"decisions\":[{\"source\":1}]}",
               "{\"format\":\"calque-alignment\",\"version\":1,\"decisions\":"
               "[{\"source\":[],\"target\":[],\"at\":[0,0]}]}");
  CHECK_THROWS_AS(read_decisions(text, "d.json"), InputError);
  CHECK_THROWS_WITH(read_decisions(text, "d.json"), ContainsSubstring("d.json"));
}

TEST_CASE("decisions find their sentences again after the article was edited") {
  const std::vector<std::string_view> source{"New first.", "Good  morning.", "Yes.", "A.",
                                             "B.",         "Yes.",           "End."};
  const std::vector<std::string_view> target{"Yeni.", "Günaydın. Evet.", "A.",
                                             "B.",    "Evet.",           "Ek cümle."};
  const LocatedDecisions located = locate(kDecisions, source, target);
  CHECK(located.lost == 0);
  REQUIRE(located.beads.size() == 3);
  CHECK(located.beads[0].source == Range{1, 3});
  CHECK(located.beads[0].target == Range{1, 2});
  CHECK(located.beads[1].source == Range{5, 6});
  CHECK(located.beads[1].target == Range{4, 5});
  CHECK(located.beads[2].source == Range{6, 6});
  CHECK(located.beads[2].target == Range{5, 6});
}

TEST_CASE("a decision whose sentence was changed is left out and counted") {
  const std::vector<std::string_view> source{"Good morning!", "Yes.", "Yes."};
  const std::vector<std::string_view> target{"Günaydın. Evet.", "Evet."};
  const LocatedDecisions located = locate(kDecisions, source, target);
  CHECK(located.lost == 2);
  REQUIRE(located.beads.size() == 1);
  CHECK(located.beads[0].source == Range{2, 3});
}
