#include "report/alignment_text.h"

#include <vector>

#include "calque/align.h"
#include "catch.h"

using calque::InlineTag;
using calque::Segment;
using calque::TagKind;

namespace {

InlineTag tag(TagKind kind, std::size_t offset, const char* code) {
  return {.kind = kind, .offset = offset, .attributes = {{"i", "1"}}, .code = {std::string(code)}};
}

std::string number_of(const InlineTag& tag) {
  return tag.attributes.at(0).value;
}

}  // namespace

TEST_CASE("segments join with a space, but without one where a script has none") {
  const std::vector<Segment> latin{{"One.", {}}, {"Two.", {}}, {"Three.", {}}};
  CHECK(calque::align::joined(latin, {0, 2}).text == "One. Two.");
  CHECK(calque::align::joined(latin, {1, 1}).text.empty());
  const std::vector<Segment> han{{"一。", {}}, {"二。", {}}};
  CHECK(calque::align::joined(han, {0, 2}).text == "一。二。");
}

TEST_CASE("tags of joined segments move with their text and keep apart") {
  const std::vector<Segment> segments{
      {"A word.", {tag(TagKind::begin_pair, 2, "<b>"), tag(TagKind::end_pair, 6, "</b>")}},
      {"Next one.", {tag(TagKind::begin_pair, 0, "<i>"), tag(TagKind::end_pair, 4, "</i>")}}};
  const Segment whole = calque::align::joined(segments, {0, 2});
  REQUIRE(whole.tags.size() == 4);
  CHECK(whole.tags[0].offset == 2);
  CHECK(whole.tags[1].offset == 6);
  CHECK(whole.tags[2].offset == 8);
  CHECK(whole.tags[3].offset == 12);
  CHECK(number_of(whole.tags[0]) == number_of(whole.tags[1]));
  CHECK(number_of(whole.tags[2]) == number_of(whole.tags[3]));
  CHECK(number_of(whole.tags[0]) != number_of(whole.tags[2]));
}
