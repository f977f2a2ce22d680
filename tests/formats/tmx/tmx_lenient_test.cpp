#include "calque/error.h"
#include "catch.h"
#include "formats/tmx/tmx_fixture.h"
#include "formats/tmx/tmx_reader.h"
#include "model/segment_markup.h"

using namespace calque;
using namespace tmx_fixture;

TEST_CASE("characters are repaired and the unit is kept") {
  struct Row {
    std::string written;
    std::string read;
  };
  const auto row = GENERATE(values<Row>({
      {"a\x0B"
       "b",
       "a\uFFFDb"},
      {"a\xC0"
       "b",
       "a\uFFFDb"},
      {"a&#2;b", "a\uFFFDb"},
      {"1 < 2 & 3", "1 < 2 & 3"},
      {"a&nbsp;b", "a\u00A0b"},
      {"a&foo;b", "a&foo;b"},
  }));
  CAPTURE(row.written);
  const Outcome outcome = read(document(unit("x", "y") + unit(row.written, "z")), true);
  REQUIRE(outcome.units.size() == 2);
  CHECK(outcome.units[1].variants[0].segment.text == row.read);
  REQUIRE(outcome.issues.size() == 1);
  CHECK(outcome.issues[0].kind == ReadIssue::Kind::repaired);
  CHECK(outcome.issues[0].place.unit == 2);
  CHECK(outcome.issues[0].place.line == 6);
}

TEST_CASE("of an attribute that is given twice the first is read") {
  const std::string broken =
      "<tu tuid='1' tuid='2' tuid='3'><tuv xml:lang='en'><seg>a<ph type='x' type='y'/></seg></tuv>"
      "<tuv xml:lang='tr' xml:lang='de'><seg>b</seg></tuv></tu>\n";
  const Outcome outcome = read(document(unit("x", "y") + broken), true);
  REQUIRE(outcome.units.size() == 2);
  CHECK(outcome.units[1].tuid == "1");
  CHECK(outcome.units[1].variants[1].language == Language("tr"));
  CHECK(to_markup(outcome.units[1].variants[0].segment) == "a<ph type=\"x\"/>");
  REQUIRE(outcome.issues.size() == 3);
  CHECK(outcome.issues[0].kind == ReadIssue::Kind::repaired);
  CHECK(outcome.issues[0].message == "the attribute tuid is given twice in <tu>");
  CHECK(outcome.issues[0].place.line == 6);
  CHECK_THROWS_AS(read(document(broken)), InputError);
}

TEST_CASE("units that cannot be read are left out and listed") {
  std::string deep;
  for (std::size_t i = 0; i <= kMaxSubFlowDepth; ++i) deep += "<ph><sub>";
  for (std::size_t i = 0; i <= kMaxSubFlowDepth; ++i) deep += "</sub></ph>";
  const std::string broken = GENERATE_COPY(
      as<std::string>{}, "<tu tuid=\"bad\"><tuv></tu>\n", "<tu tuid=\"bad\"><tuv><seg>a</tu>\n",
      "<tu tuid=\"bad\"><tuv><seg>a\n", "<tu tuid=\"bad\">" + variant("en", deep) + "</tu>\n",
      "<tu tuid=\"bad\" a=>" + variant("en", "a") + "</tu>\n");
  CAPTURE(broken);
  const Outcome outcome = read(document(unit("x", "y") + broken + unit("z", "w")), true);
  REQUIRE(outcome.units.size() == 2);
  CHECK(outcome.units[1].variants[0].segment.text == "z");
  CHECK(outcome.skipped == 1);
  REQUIRE(outcome.issues.size() == 1);
  CHECK(outcome.issues[0].kind == ReadIssue::Kind::skipped);
  CHECK(outcome.issues[0].place.tuid == "bad");
  CHECK(outcome.issues[0].place.line == 6);
}

TEST_CASE("language tags are normalised, and a unit with one that cannot be read is refused") {
  const Outcome outcome =
      read(document("<tu srclang=\"iw\">" + variant("ger", "a") + variant("zh_CHS", "b") +
                    variant("IW", "c") + variant("x-lolcat", "d") + "</tu>"));
  const auto& variants = outcome.units.at(0).variants;
  CHECK(variants.at(0).language == Language("de"));
  CHECK(variants.at(1).language == Language("zh-Hans"));
  CHECK(variants.at(2).language == Language("he"));
  CHECK(variants.at(3).language == Language("x-lolcat"));
  CHECK(outcome.units[0].source_language == Language("he"));
  const std::string bad = document(unit("x", "y") + "<tu tuid=\"t\">" + variant("en", "a") +
                                   variant("k!", "b") + "</tu>\n" + unit("z", "w"));
  CHECK_THROWS_WITH(read(bad), ContainsSubstring("test.tmx:6: unit 2 (tuid t)") &&
                                   ContainsSubstring("\"k!\" is no language tag"));
  const Outcome lenient = read(bad, true);
  CHECK(lenient.units.size() == 2);
  CHECK(lenient.skipped == 1);
}

TEST_CASE("a source language that cannot be read is told") {
  const Outcome outcome = read(document("<tu srclang=\"k!\">" + variant("en", "a") + "</tu>"));
  CHECK_FALSE(outcome.units.at(0).source_language);
  REQUIRE(outcome.issues.size() == 1);
  CHECK_THAT(outcome.issues[0].message, ContainsSubstring("srclang is no language tag"));
}

TEST_CASE("of a cut file the whole units are kept") {
  const std::string whole = document(unit("x", "y") + unit("z", "w"));
  const std::size_t cut = GENERATE_COPY(range(whole.find("<body>") + 6, whole.size() - 8));
  const Outcome outcome = read(whole.substr(0, cut), true);
  CAPTURE(whole.substr(0, cut));
  const std::size_t first_end = whole.find("</tu>") + 5;
  const std::size_t second_end = whole.find("</tu>", first_end) + 5;
  CHECK(outcome.units.size() ==
        static_cast<std::size_t>(cut >= first_end) + static_cast<std::size_t>(cut >= second_end));
  CHECK(outcome.truncated);
}

TEST_CASE("a deeply nested segment is read") {
  std::string nested;
  for (int i = 0; i < 2000; ++i) nested += "<hi>";
  nested += "deep";
  for (int i = 0; i < 2000; ++i) nested += "</hi>";
  const Outcome outcome = read(document(unit(nested, "derin")));
  CHECK(outcome.units.at(0).variants.at(0).segment.text == "deep");
  CHECK(outcome.units.at(0).variants.at(0).segment.tags.size() == 4000);
}

TEST_CASE("elements between the units are nested") {
  struct Row {
    std::string after_units;
    std::string end;
    std::string problem;
  };
  const auto row = GENERATE(
      values<Row>({{"</tu>\n", "</body></tmx>", "</tu> that ends nothing"},
                   {"</b></i>\n", "</body></tmx>", "</b> that ends nothing"},
                   {"<tuv><seg>x</seg></tuv></tu>", "</body></tmx>", "</tu> that ends nothing"},
                   {"", "</tmx>", "</tmx> stands before </body>"},
                   {"<group>", "</body></tmx>", "</body> stands before </group>"},
                   {"", "</body></tmx></tmx>", "</tmx> that ends nothing"}}));
  CAPTURE(row.after_units, row.end);
  const std::string file = "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n" +
                           unit("a", "b") + row.after_units + unit("c", "d") + row.end;
  CHECK_THROWS_WITH(read(file), ContainsSubstring(row.problem));
  const Outcome outcome = read(file, true);
  CHECK(outcome.units.size() == 2);
  CHECK_FALSE(outcome.issues.empty());
}

TEST_CASE("elements that TMX does not have do no harm where they are nested") {
  const std::string file = "<tmx version=\"1.4\"><header srclang=\"en\"/><BODY><group><x/>" +
                           unit("a", "b") + "</group></BODY></tmx>";
  CHECK(read(file).units.size() == 1);
}
