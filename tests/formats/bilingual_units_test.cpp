#include "calque/error.h"
#include "catch.h"
#include "formats/bilingual_fixture.h"

using namespace calque;
using namespace bilingual_fixture;

namespace {

std::string unit(const std::string& id, const std::string& source, const std::string& target,
                 const std::string& state = "translated") {
  return "<trans-unit id=\"" + id + "\"><source>" + source + "</source><target state=\"" + state +
         "\">" + target + "</target></trans-unit>";
}

}  // namespace

TEST_CASE("translated segments become units with their context") {
  const auto units = units_of(parse(xliff1(unit("1", "One", "Bir") + unit("2", " ", "") +
                                           unit("3", "Two", "İki") + unit("4", "Three", ""))));
  REQUIRE(units.size() == 2);
  CHECK(units[0].tuid == "1");
  CHECK(units[0].source_language == Language("en"));
  CHECK(units[0].segment_type == "paragraph");
  CHECK(units[0].metadata.datatype == "html");
  REQUIRE(units[0].variants.size() == 2);
  CHECK(units[0].variants[0].context == Context{"", "Two"});
  CHECK(units[0].variants[1].context == Context{"", "İki"});
  CHECK(units[1].variants[0].context == Context{"One", "Three"});
  CHECK(units[1].variants[1].context == Context{"Bir", ""});
  CHECK(units[1].variants[1].language == Language("tr"));
}

TEST_CASE("drafts are units only when they are asked for") {
  const std::string file =
      xliff1(unit("1", "One", "Bir", "needs-review-translation") + unit("2", "Two", "İki"));
  CHECK(units_of(parse(file)).size() == 1);
  const auto units = units_of(parse(file), true);
  REQUIRE(units.size() == 2);
  CHECK(units[0].properties ==
        std::vector<Property>{{"x-state", "needs-review-translation", "", ""}});
}

TEST_CASE("what is left out is counted") {
  BilingualSource source(
      parse(xliff1(unit("1", "a", "") + unit("2", "b", "") + unit("3", "c", "d", "new"))), "test",
      false);
  TranslationUnit taken;
  CHECK_FALSE(source.next(taken));
  const ReadSummary summary = source.summary();
  REQUIRE(summary.issues.size() == 2);
  CHECK(summary.issues[0].message == "a segment has no translation; it is left out");
  CHECK(summary.issues[0].count == 2);
  CHECK(summary.issues[1].message == "a draft is left out; --drafts takes it");
}

TEST_CASE("contexts do not cross from one original file to another") {
  const std::string file =
      "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"tr\"><body>" +
      unit("1", "One", "Bir") +
      "</body></file><file source-language=\"en\" target-language=\"tr\"><body>" +
      unit("1", "Two", "İki") + "</body></file></xliff>";
  const auto units = units_of(parse(file));
  REQUIRE(units.size() == 2);
  CHECK(units[0].variants[0].context == Context{});
  CHECK(units[1].variants[0].context == Context{});
}

TEST_CASE("a translation in no known language is refused") {
  CHECK_THROWS_WITH(
      units_of(parse("<xliff version=\"1.2\"><file source-language=\"en\"><body>" +
                     unit("u1", "a", "b") + "</body></file></xliff>")),
      ContainsSubstring("test:1: unit 1 (tuid u1): the file does not name its target language"));
}
