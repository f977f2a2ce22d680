#include "segment/split.h"

#include "catch.h"

using namespace calque;
using namespace calque::segment;

namespace {

InlineTag tag(TagKind kind, std::size_t offset, const char* i) {
  return {.kind = kind, .offset = offset, .attributes = {{"i", i}}, .code = {}};
}

}  // namespace

TEST_CASE("tags go with the segment in which they stand") {
  const Segment paragraph{
      .text = "One two. Three.",
      .tags = {tag(TagKind::begin_pair, 4, "1"), tag(TagKind::end_pair, 7, "1"),
               tag(TagKind::begin_pair, 8, "2"), tag(TagKind::end_pair, 15, "2")}};
  const auto segments = split_segment(paragraph, {{0, 8}, {9, 15}});
  REQUIRE(segments.size() == 2);
  CHECK(segments[0].text == "One two.");
  CHECK(segments[0].tags.size() == 2);
  CHECK(segments[1].text == "Three.");
  REQUIRE(segments[1].tags.size() == 2);
  CHECK(segments[1].tags[0].offset == 0);
  CHECK(segments[1].tags[1].offset == 6);
}

TEST_CASE("a pair that is cut in two becomes two isolated tags") {
  const Segment paragraph{
      .text = "One. Two.",
      .tags = {tag(TagKind::begin_pair, 0, "1"), tag(TagKind::end_pair, 9, "1")}};
  const auto segments = split_segment(paragraph, {{0, 4}, {5, 9}});
  REQUIRE(segments.size() == 2);
  REQUIRE(segments[0].tags.size() == 1);
  CHECK(segments[0].tags[0].kind == TagKind::isolated);
  REQUIRE(segments[1].tags.size() == 1);
  CHECK(segments[1].tags[0].kind == TagKind::isolated);
}

TEST_CASE("what closes in the gap stays before it, and so does a placeholder at the end") {
  const Segment paragraph{
      .text = "A.  B.",
      .tags = {tag(TagKind::begin_pair, 0, "1"), tag(TagKind::placeholder, 2, "9"),
               tag(TagKind::end_pair, 3, "1")}};
  const auto segments = split_segment(paragraph, {{0, 2}, {4, 6}});
  CHECK(segments[0].tags.size() == 3);
  CHECK(segments[0].tags[2].offset == 2);
  CHECK(segments[1].tags.empty());
}

TEST_CASE("no spans, no segments") {
  CHECK(split_segment({.text = " ", .tags = {}}, {}).empty());
}

TEST_CASE("the end of a pair that is cut tells what it ends") {
  Segment paragraph{.text = "One. Two.",
                    .tags = {tag(TagKind::begin_pair, 0, "1"), tag(TagKind::end_pair, 9, "1")}};
  paragraph.tags[0].attributes.push_back({"type", "bold"});
  const auto segments = split_segment(paragraph, {{0, 4}, {5, 9}});
  const std::vector<Attribute> end{{"pos", "end"}, {"type", "bold"}};
  CHECK(segments[1].tags.at(0).attributes == end);
}
