#include "model/segment_edges.h"

#include <random>

#include "catch.h"
#include "model/segment_markup.h"
#include "model/tag_placement.h"

using namespace calque;

namespace {

const std::string kBold = "<bpt i=\"1\">&lt;b&gt;</bpt>";
const std::string kEndBold = "<ept i=\"1\">&lt;/b&gt;</ept>";
const std::string kLink = "<bpt i=\"2\">&lt;a&gt;</bpt>";
const std::string kEndLink = "<ept i=\"2\">&lt;/a&gt;</ept>";
const std::string kImage = "<ph>&lt;img/&gt;</ph>";
const std::string kHalf = "<it pos=\"begin\">&lt;b&gt;</it>";

/// What is inside, with its tags.
std::string inside(const std::string& markup) {
  const Segment segment = from_markup(markup);
  const SegmentInside range = inside_of(segment);
  Segment out{.text = std::string(range.of(segment.text)), .tags = {}};
  for (std::size_t i = range.first_tag; i < range.end_tag; ++i) {
    out.tags.push_back(segment.tags[i]);
    out.tags.back().offset -= range.begin;
  }
  return to_markup(out);
}

}  // namespace

TEST_CASE("pairs around the whole and other tags at the ends are not inside") {
  CHECK(inside("Overview") == "Overview");
  CHECK(inside(kBold + "Overview" + kEndBold) == "Overview");
  CHECK(inside(kLink + kBold + "Over view" + kEndBold + kEndLink) == "Over view");
  CHECK(inside(kHalf + "Overview" + kImage) == "Overview");
  CHECK(inside(kImage + " Overview\u00A0" + kBold + kEndBold) == "Overview");
}

TEST_CASE("white space is left aside beside tags only") {
  CHECK(inside(" Overview ") == " Overview ");
  CHECK(inside(kImage + " Overview ") == "Overview ");
  CHECK(inside(" " + kBold + " Overview" + kEndBold) == "Overview");
}

TEST_CASE("a pair that begins or ends inside belongs to the text, with what it encloses") {
  const std::string word = kBold + "One" + kEndBold + " two";
  CHECK(inside(word) == word);
  CHECK(inside(kLink + word + kEndLink) == word);
  const std::string image = kBold + kImage + "One" + kEndBold + " two";
  CHECK(inside(image) == image);
  // Overlapping pairs: the link ends at the end, but begins within the bold one.
  const std::string overlapping = kBold + kLink + "One" + kEndBold + " two" + kEndLink;
  CHECK(inside(overlapping) == overlapping);
}

TEST_CASE("tags and white space alone are all inside") {
  CHECK(inside(kImage + " ") == kImage + " ");
  CHECK(inside(kImage) == kImage);
  CHECK(inside("").empty());
}

TEST_CASE("the inside is the largest row of tags that cuts no pair and holds all between words") {
  std::mt19937 random(5);
  for (int round = 0; round < 3000; ++round) {
    Segment segment{.text = " a b ", .tags = {}};
    for (std::size_t i = random() % 7; i > 0; --i) {
      const auto kind = static_cast<TagKind>(random() % 3);
      segment.tags.push_back(
          {kind, random() % 6, {{"i", std::to_string(random() % 3)}}, {std::string("x")}});
    }
    std::ranges::stable_sort(segment.tags, {}, &InlineTag::offset);
    const SegmentInside range = inside_of(segment);
    const auto pairs = find_pairs(segment.tags);
    for (std::size_t i = 0; i < segment.tags.size(); ++i) {
      const bool is_inside = i >= range.first_tag && i < range.end_tag;
      const std::size_t offset = segment.tags[i].offset;
      if (offset > 1 && offset < 4) REQUIRE(is_inside);
      if (pairs[i] == kNoTag) continue;
      const bool partner_inside = pairs[i] >= range.first_tag && pairs[i] < range.end_tag;
      REQUIRE(is_inside == partner_inside);
    }
    REQUIRE(range.begin == (range.first_tag > 0 ? 1U : 0U));
    REQUIRE(range.end == (range.end_tag < segment.tags.size() ? 4U : 5U));
  }
}
