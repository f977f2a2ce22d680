#include "model/tag_placement.h"

#include "catch.h"
#include "model/segment_markup.h"

using namespace calque;

namespace {

std::vector<std::size_t> place(const std::string& segment, const std::string& source,
                               bool enclose = true) {
  return place_tags(from_markup(segment), from_markup(source),
                    [enclose](std::size_t) { return enclose; });
}

const std::string kPairOne = "<bpt i=\"1\" x=\"1\">&lt;b&gt;</bpt>";
const std::string kEndOne = "<ept i=\"1\">&lt;/b&gt;</ept>";
const std::string kPairTwo = "<bpt i=\"2\" x=\"2\">&lt;i&gt;</bpt>";
const std::string kEndTwo = "<ept i=\"2\">&lt;/i&gt;</ept>";
constexpr std::size_t kNone = kNoTag;
using Places = std::vector<std::size_t>;

}  // namespace

TEST_CASE("equal tags are the tags of the source, in whatever order") {
  CHECK(place(kPairTwo + "b" + kEndTwo + kPairOne + "a" + kEndOne,
              kPairOne + "a" + kEndOne + kPairTwo + "b" + kEndTwo) == Places{2, 3, 0, 1});
}

TEST_CASE("tags of equal code stand for one another, each once") {
  const std::string source = "<ph x=\"7\">&lt;br/&gt;</ph>a<ph x=\"8\">&lt;br/&gt;</ph>";
  CHECK(place("<ph x=\"1\">&lt;br/&gt;</ph>", source) == Places{0});
  CHECK(place("<ph x=\"8\">&lt;br/&gt;</ph><ph x=\"1\">&lt;br/&gt;</ph><ph>&lt;br/&gt;</ph>",
              source) == Places{1, 0, kNone});
}

TEST_CASE("tags that the source does not have are left out") {
  CHECK(place("<ph x=\"1\">&lt;hr/&gt;</ph>a", "<ph x=\"1\">&lt;br/&gt;</ph>a") == Places{kNone});
  CHECK(place("<it pos=\"begin\">&lt;b&gt;</it>a", kPairOne + "a" + kEndOne) == Places{kNone});
}

TEST_CASE("half a pair is left out") {
  CHECK(place(kPairOne + "a", kPairOne + "a" + kEndOne) == Places{kNone});
  CHECK(place("a" + kEndOne, kPairOne + "a" + kEndOne) == Places{kNone});
}

TEST_CASE("pairs that overlap stay where they need not be nested") {
  const std::string source = kPairOne + "a" + kPairTwo + "b" + kEndTwo + kEndOne;
  const std::string overlapping = kPairOne + "a" + kPairTwo + "b" + kEndOne + kEndTwo;
  CHECK(place(overlapping, source, false) == Places{0, 1, 3, 2});
  CHECK(place(overlapping, source, true) == Places{kNone, 1, kNone, 2});
}

TEST_CASE("highlights go by their attributes") {
  const std::string source = "<hi x=\"1\">a</hi><hi x=\"2\">b</hi>";
  CHECK(place("<hi x=\"2\">b</hi>", source) == Places{2, 3});
  CHECK(place("<hi x=\"3\">b</hi>", source) == Places{kNone, kNone});
}
