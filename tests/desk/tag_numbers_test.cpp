#include "desk/tag_numbers.h"

#include "calque/error.h"
#include "catch.h"
#include "desk/segment_join.h"
#include "model/segment_markup.h"
#include "model/segment_tags.h"
#include "random_segment.h"

using namespace calque;
using namespace calque::desk;

namespace {

const Segment kSource = from_markup(
    "Run <bpt i=\"1\" type=\"bold\">*</bpt>every<ept i=\"1\">*</ept> <ph>&lt;br/&gt;</ph>day");

std::vector<Chip> places(const std::vector<Chip>& chips) {
  std::vector<Chip> out;
  for (const Chip& chip : chips) out.push_back({.at = chip.at, .id = chip.id, .kind = chip.kind});
  return out;
}

}  // namespace

TEST_CASE("both halves of a pair have one number") {
  const auto chips = chips_of(kSource);
  REQUIRE(chips.size() == 3);
  CHECK(chips[0] == Chip{.at = 4, .id = 1, .kind = ChipKind::open, .type = "bold", .code = "*"});
  CHECK(chips[1].id == 1);
  CHECK(chips[1].kind == ChipKind::close);
  CHECK(chips[2] == Chip{.at = 10, .id = 2, .kind = ChipKind::alone, .type = "", .code = "<br/>"});
}

TEST_CASE("a translation is written by the numbers of its source's tags") {
  const std::vector<Chip> chips{{.at = 0, .id = 2, .kind = ChipKind::alone},
                                {.at = 4, .id = 1, .kind = ChipKind::open},
                                {.at = 7, .id = 1, .kind = ChipKind::close}};
  const Segment target = with_chips("Her gün", chips, kSource, {});
  CHECK(target.tags[0].code == kSource.tags[2].code);
  CHECK(places(chips_of(target, kSource)) == chips);
}

TEST_CASE("chips that are not there, stand there twice or within a character are refused") {
  const auto with = [](std::vector<Chip> chips) { return with_chips("ığdır", chips, kSource, {}); };
  CHECK_THROWS_AS(with({{.at = 0, .id = 7, .kind = ChipKind::alone}}), InputError);
  CHECK_THROWS_AS(with({{.at = 0, .id = 1, .kind = ChipKind::alone}}), InputError);
  CHECK_THROWS_AS(with({{.at = 1, .id = 2, .kind = ChipKind::alone}}), InputError);
  CHECK_THROWS_AS(with({{.at = 99, .id = 2, .kind = ChipKind::alone}}), InputError);
  CHECK_THROWS_AS(with({{.at = 0, .id = 2, .kind = ChipKind::alone},
                        {.at = 2, .id = 2, .kind = ChipKind::alone}}),
                  InputError);
  CHECK_THROWS_AS(with_chips("\xff", {}, kSource, {}), InputError);
  CHECK_THROWS_AS(with_chips(std::string("a\0b", 3), {}, kSource, {}), InputError);
}

TEST_CASE("chips lead back to the tags that they were made of") {
  RandomSegments random(7);
  for (int i = 0; i < 2'000; ++i) {
    Segment source = random.next();
    normalise_tags(source);
    Segment target = random.next();
    normalise_tags(target);
    CAPTURE(to_markup(source), to_markup(target));
    CHECK(with_chips(source.text, chips_of(source), source, {}) == source);
    const Segment again = with_chips(target.text, chips_of(target, source), source, target);
    CHECK(again.text == target.text);
    CHECK(again.tags.size() == target.tags.size());
  }
}

TEST_CASE("a segment that is cut and joined again has its tags") {
  for (const std::size_t at : {std::size_t{4}, std::size_t{6}, std::size_t{10}}) {
    const auto parts = cut(kSource, at);
    REQUIRE(parts);
    const bool blank = kSource.text[at - 1] == ' ';
    Segment again = joined(parts->first, blank ? " " : "", parts->second);
    adopt_tags(again, kSource);
    CAPTURE(at, to_markup(again));
    CHECK(again == kSource);
  }
  CHECK_FALSE(cut({.text = "ığ", .tags = {}}, 1));
  CHECK_FALSE(cut({.text = "ığ", .tags = {}}, 9));
}
