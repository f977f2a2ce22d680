#include "upkeep/clean.h"
#include "catch.h"
#include "model/segment_markup.h"
#include "upkeep/tag_cleaning.h"
#include "upkeep_fixture.h"

using namespace calque;

namespace {

std::string cleaned(const char* markup, const CleanOptions& options) {
  Segment segment = from_markup(markup);
  clean_segment(segment, options);
  const std::string once = to_markup(segment);
  clean_segment(segment, options);
  CHECK(to_markup(segment) == once);
  return once;
}

}  // namespace

TEST_CASE("cleaning a segment does what each option says, and nothing the second time") {
  struct Case {
    CleanOptions options;
    const char* before;
    const char* after;
  };
  const CleanOptions outer{.remove_outer_tags = true};
  const CleanOptions pair{.pair_tags = true};
  const CleanOptions spaces{.spaces = true};
  const auto c = GENERATE_COPY(values<Case>({
      {{.remove_tags = true}, R"(a<ph x="1">{0}</ph> <hi>b</hi>)", "a b"},
      {outer, R"(<hi>All</hi>)", "All"},
      {outer, R"(<ph/>Some <hi>bold</hi>)", R"(Some <hi>bold</hi>)"},
      {outer, R"(<bpt i="1"/>Be<ept i="1"/>gin<ph/>)", R"(<bpt i="1"/>Be<ept i="1"/>gin)"},
      {pair, R"(<ph>&lt;b&gt;</ph>x<ph>&lt;/b&gt;</ph>)",
       R"(<bpt i="1">&lt;b&gt;</bpt>x<ept i="1">&lt;/b&gt;</ept>)"},
      {pair, R"(<ph>&lt;br/&gt;</ph>x<ph>&lt;/b&gt;</ph>)",
       R"(<ph>&lt;br/&gt;</ph>x<ph>&lt;/b&gt;</ph>)"},
      {pair, R"(<it pos="begin" x="4">{</it>x<it pos="end" x="4">}</it>)",
       R"(<bpt i="1" x="4">{</bpt>x<ept i="1">}</ept>)"},
      {pair, R"(<it pos="begin" x="4">{</it>x<it pos="end" x="5">}</it>)",
       R"(<it pos="begin" x="4">{</it>x<it pos="end" x="5">}</it>)"},
      {spaces, "  a \t b  ", "a b"},
      {spaces, "a\u00A0b\u00A0", "a\u00A0b"},
      {spaces, "a\n  b", "a\n b"},
      {spaces, " <ph/> a", "<ph/>a"},
      {spaces, "   ", "   "},
      {{.invisible = true}, "so\u00ADft\uFEFF", "soft"},
      {{.nfc = true}, "e\u0301<ph/>a\u0308", "\u00E9<ph/>\u00E4"},
  }));
  INFO(c.before);
  CHECK(cleaned(c.before, c.options) == c.after);
}

TEST_CASE("tags are numbered as the source has them, in all languages") {
  TranslationUnit unit = make_unit({{"en", ""}, {"tr", ""}});
  unit.variants[0].segment = from_markup(
      R"(<ph x="9">{0}</ph> <bpt i="5" x="7">&lt;b&gt;</bpt>x<ept i="5">&lt;/b&gt;</ept>)");
  unit.variants[1].segment = from_markup(
      R"(<bpt i="3">&lt;b&gt;</bpt>x<ept i="3">&lt;/b&gt;</ept> <ph>{0}</ph><ph>{1}</ph>)");
  CHECK(number_tags(unit));
  CHECK(to_markup(unit.variants[0].segment) ==
        R"(<ph x="1">{0}</ph> <bpt i="1" x="2">&lt;b&gt;</bpt>x<ept i="1">&lt;/b&gt;</ept>)");
  CHECK(to_markup(unit.variants[1].segment) ==
        R"(<bpt x="2" i="1">&lt;b&gt;</bpt>x<ept i="1">&lt;/b&gt;</ept> <ph x="1">{0}</ph>)"
        R"(<ph x="3">{1}</ph>)");
  CHECK_FALSE(number_tags(unit));
}

TEST_CASE("only the chosen languages of the chosen units are cleaned") {
  UpkeepFixture fixture;
  TranslationUnit chosen = make_unit({{"en", " a"}, {"tr", " b"}});
  chosen.properties = {{"x-domain", "ui", "", ""}};
  fixture.add({chosen, make_unit({{"en", " c"}, {"tr", " d"}})});
  UnitFilter filter;
  filter.languages = {Language("tr")};
  filter.properties = {{"x-domain", "", "", ""}};
  const auto report =
      clean_units(fixture.session, filter, {.spaces = true}, UpkeepFixture::options());
  CHECK(report.changed == 1);
  CHECK(fixture.contents() == std::vector<std::string>{"1:en= a|tr=b", "2:en= c|tr= d"});
}
