#include "model/segment_tags.h"

#include <set>

#include "catch.h"
#include "model/segment_markup.h"
#include "random_segment.h"

using namespace calque;

namespace {

std::string normalised(std::string_view markup) {
  Segment segment = from_markup(markup);
  normalise_tags(segment);
  return to_markup(segment);
}

std::string value_of(const InlineTag& tag, std::string_view name) {
  for (const Attribute& attribute : tag.attributes) {
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

/// The rules of TMX 1.4b for pairs, checked the plain way, in document order.
void check_pairs(const Segment& segment, std::set<std::string>& begun) {
  std::set<std::string> open;
  for (const InlineTag& tag : segment.tags) {
    if (tag.kind == TagKind::begin_pair) {
      REQUIRE_FALSE(value_of(tag, "i").empty());
      REQUIRE(begun.insert(value_of(tag, "i")).second);
      open.insert(value_of(tag, "i"));
    }
    if (tag.kind == TagKind::end_pair) REQUIRE(open.erase(value_of(tag, "i")) == 1);
    if (tag.kind == TagKind::isolated) {
      REQUIRE((value_of(tag, "pos") == "begin" || value_of(tag, "pos") == "end"));
    }
    for (const CodePart& part : tag.code) {
      if (const auto* sub = std::get_if<SubFlow>(&part)) check_pairs(sub->segment, begun);
    }
  }
  REQUIRE(open.empty());
}

}  // namespace

TEST_CASE("tags are brought into the form of TMX") {
  struct Row {
    std::string read;
    std::string kept;
  };
  const auto row = GENERATE(values<Row>({
      // Overlapping pairs, and names that are no numbers, are legal.
      {R"(<bpt i="a"/>1<bpt i="0"/>2<ept i="a"/>3<ept i="0"/>)",
       R"(<bpt i="a"/>1<bpt i="0"/>2<ept i="a"/>3<ept i="0"/>)"},
      {R"(a<bpt i="1" x="7" type="b">{b</bpt>c)", R"(a<it pos="begin" x="7" type="b">{b</it>c)"},
      {R"(a<ept i="1">}</ept>c)", R"(a<it pos="end">}</it>c)"},
      {R"(<ept i="1"/><bpt i="1"/>)", R"(<it pos="end"/><it pos="begin"/>)"},
      {R"(<bpt i="1"/>a<ept i="1"/><bpt i="1"/>b<ept i="1"/>)",
       R"(<bpt i="1"/>a<ept i="1"/><bpt i="2"/>b<ept i="2"/>)"},
      {R"(<bpt/>a<bpt i="1"/>b<ept i="1"/><ept/>)",
       R"(<bpt i="2"/>a<bpt i="1"/>b<ept i="1"/><ept i="2"/>)"},
      {R"(<g id="1">a</g>)", R"(<bpt i="1">&lt;g id="1"&gt;</bpt>a<ept i="1">&lt;/g&gt;</ept>)"},
      {R"(<it>&lt;/b&gt;</it><it pos="x">&lt;b&gt;</it>)",
       R"(<it pos="end">&lt;/b&gt;</it><it pos="begin">&lt;b&gt;</it>)"},
      {R"(<ph id="3"/><ph id="4" x="1"/><hi n="1" X="2">a</hi>)",
       R"(<ph x="3"/><ph x="1"/><hi x="2">a</hi>)"},
      {R"(<bpt i="1"><sub>a<ept i="1"/></sub></bpt>)",
       R"(<it pos="begin"><sub>a<it pos="end"/></sub></it>)"},
      {R"(<bpt i="1"><sub z="1" type="t"><bpt i="1"/>a<ept i="1"/></sub></bpt>b<ept i="1"/>)",
       R"(<bpt i="1"><sub type="t"><bpt i="2"/>a<ept i="2"/></sub></bpt>b<ept i="1"/>)"},
  }));
  CAPTURE(row.read);
  CHECK(normalised(row.read) == row.kept);
}

TEST_CASE("repairs are counted") {
  Segment segment =
      from_markup(R"(<bpt i="1" y=""/><bpt i="2"/>a<ept i="2"/><bpt i="2"/>b<ept i="2"/><it/>)");
  CHECK(normalise_tags(segment) ==
        TagRepairs{.unpaired = 1, .renumbered = 1, .dropped_attributes = 1, .added_positions = 1});
}

TEST_CASE("normal tags follow the rules, keep the text and stay as they are") {
  RandomSegments segments(7);
  for (int n = 0; n < 600; ++n) {
    Segment segment = segments.next();
    for (InlineTag& tag : segment.tags) {
      const bool paired = tag.kind == TagKind::begin_pair || tag.kind == TagKind::end_pair;
      if (paired) tag.attributes.push_back({"i", std::to_string(segments.below(3))});
    }
    Segment once = segment;
    normalise_tags(once);
    CAPTURE(to_markup(segment), to_markup(once));
    std::set<std::string> begun;
    check_pairs(once, begun);
    REQUIRE(once.text == segment.text);
    REQUIRE(once.tags.size() == segment.tags.size());
    Segment twice = once;
    REQUIRE(normalise_tags(twice) == TagRepairs{});
    REQUIRE(twice == once);
  }
}
