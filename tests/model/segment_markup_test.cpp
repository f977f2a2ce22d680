#include "model/segment_markup.h"

#include "calque/error.h"
#include "catch.h"
#include "random_segment.h"

using namespace calque;

namespace {

InlineTag tag(TagKind kind, std::size_t offset, std::vector<Attribute> attributes = {},
              std::vector<CodePart> code = {}) {
  return {kind, offset, std::move(attributes), std::move(code)};
}

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  while (times-- > 0) out += text;
  return out;
}

}  // namespace

TEST_CASE("a segment without tags is its escaped text") {
  const Segment segment{"a < b & c > d\t \r\n", {}};
  CHECK(to_markup(segment) == "a &lt; b &amp; c &gt; d\t &#13;\n");
  CHECK(from_markup(to_markup(segment)) == segment);
}

TEST_CASE("a mark that looks like a byte order mark is text") {
  const Segment segment{"\uFEFF\uFEFF", {}};
  CHECK(from_markup(to_markup(segment)) == segment);
}

TEST_CASE("every kind of tag has its TMX element") {
  const Segment segment{"one two",
                        {tag(TagKind::begin_pair, 0, {{"i", "1"}, {"x", "2"}}, {"<b>"}),
                         tag(TagKind::begin_highlight, 0, {{"type", "\"bold\"\n"}}),
                         tag(TagKind::placeholder, 3, {{"x", "1"}}), tag(TagKind::end_highlight, 4),
                         tag(TagKind::end_pair, 4, {{"i", "1"}}, {"</b>"}),
                         tag(TagKind::isolated, 7, {{"pos", "end"}}, {"</i>"})}};
  const std::string markup =
      "<bpt i=\"1\" x=\"2\">&lt;b&gt;</bpt><hi type=\"&quot;bold&quot;&#10;\">one<ph x=\"1\"/> "
      "</hi>"
      "<ept i=\"1\">&lt;/b&gt;</ept>two<it pos=\"end\">&lt;/i&gt;</it>";
  CHECK(to_markup(segment) == markup);
  CHECK(from_markup(markup) == segment);
}

TEST_CASE("a sub-flow keeps its own text and tags apart from the main text") {
  const std::string markup =
      "See <ph>&lt;img alt=\"<sub type=\"alt\">a <hi>big</hi> cat</sub>\"&gt;</ph>.";
  const Segment segment = from_markup(markup);
  CHECK(segment.text == "See .");
  REQUIRE(segment.tags.size() == 1);
  REQUIRE(segment.tags[0].code.size() == 3);
  CHECK(std::get<SubFlow>(segment.tags[0].code[1]).segment.text == "a big cat");
  CHECK(to_markup(segment) == markup);
}

TEST_CASE("markup gives back any segment exactly") {
  RandomSegments segments(20261124);
  for (int i = 0; i < 800; ++i) {
    const Segment segment = segments.next();
    const std::string markup = to_markup(segment);
    CAPTURE(markup);
    REQUIRE(from_markup(markup) == segment);
  }
}

TEST_CASE("elements that TMX does not have become codes, their text stays") {
  const Segment segment =
      from_markup("a <g id=\"1\">b <x id=\"2\"/></g><bpt i=\"1\">{<q>}</q></bpt>");
  CHECK(segment.text == "a b ");
  CHECK(to_markup(segment) ==
        "a <bpt>&lt;g id=\"1\"&gt;</bpt>b <ph>&lt;x id=\"2\"/&gt;</ph><ept>&lt;/g&gt;</ept>"
        "<bpt i=\"1\">{&lt;q&gt;}&lt;/q&gt;</bpt>");
}

TEST_CASE("a sub-flow that stands in text stays out of the text") {
  const Segment segment = from_markup("one<sub>note</sub> two<ut>{}</ut>");
  CHECK(segment.text == "one two");
  CHECK(to_markup(segment) == "one<ph><sub>note</sub></ph> two<ph>{}</ph>");
}

TEST_CASE("deep nesting costs no stack") {
  const std::size_t depth = 100000;
  const std::string markup = repeat("<hi>", depth) + "x" + repeat("</hi>", depth);
  const Segment segment = from_markup(markup);
  CHECK(segment.tags.size() == 2 * depth);
  CHECK(to_markup(segment) == markup);
  const std::string in_code = "<ph>" + repeat("<q>", depth) + "x" + repeat("</q>", depth) + "</ph>";
  CHECK(from_markup(in_code).tags.size() == 1);
}

TEST_CASE("sub-flows nest to a limit") {
  const auto nested = [](std::size_t depth) {
    return repeat("<ph><sub>", depth) + repeat("</sub></ph>", depth);
  };
  const Segment deepest = from_markup(nested(kMaxSubFlowDepth));
  CHECK(to_markup(deepest) == nested(kMaxSubFlowDepth));
  CHECK_THROWS_AS(from_markup(nested(kMaxSubFlowDepth + 1)), InputError);
  Segment deeper{"", {tag(TagKind::placeholder, 0, {}, {SubFlow{{}, deepest}})}};
  CHECK_THROWS_AS(to_markup(deeper), UsageError);
}

TEST_CASE("broken markup is refused") {
  const std::string markup =
      GENERATE(as<std::string>{}, "<bpt", "<hi>a", "</hi>", "a < b", "&nbsp;", "&#xD800;", "\xC3",
               "a\x16", "a</seg><seg>b", std::string("a\0b", 3));
  CAPTURE(markup);
  CHECK_THROWS_AS(from_markup(markup), InputError);
}

TEST_CASE("a segment with impossible tags is refused") {
  const std::vector<InlineTag> tags = GENERATE(
      as<std::vector<InlineTag>>{}, std::vector{tag(TagKind::placeholder, 4)},
      std::vector{tag(TagKind::placeholder, 2), tag(TagKind::placeholder, 1)},
      std::vector{tag(TagKind::end_highlight, 0)}, std::vector{tag(TagKind::begin_highlight, 0)});
  CHECK_THROWS_AS(to_markup(Segment{"abc", tags}), UsageError);
}

TEST_CASE("characters that XML cannot carry are written as U+FFFD") {
  CHECK(to_markup(Segment{std::string("a\0b\x1F\uFFFE\uFFFF\uFFFC", 13), {}}) ==
        "a\uFFFDb\uFFFD\uFFFD\uFFFD\uFFFC");
}
