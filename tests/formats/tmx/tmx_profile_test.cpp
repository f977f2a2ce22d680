#include "formats/tmx/tmx_profile.h"

#include "calque/unit.h"
#include "catch.h"
#include "formats/tmx/tmx_fixture.h"

using namespace calque;
using namespace tmx_fixture;

namespace {

Variant variant_of(const std::string& language, const std::string& text) {
  Variant variant;
  variant.language = Language(language);
  variant.segment.text = text;
  return variant;
}

TranslationUnit three_languages() {
  TranslationUnit unit;
  unit.tuid = "1";
  unit.source_language = Language("en");
  unit.variants = {variant_of("tr", "bir"), variant_of("en", "one"), variant_of("de-AT", "eins"),
                   variant_of("en", "single")};
  return unit;
}

}  // namespace

TEST_CASE("a unit becomes pairs with the source first") {
  TmxWriteReport report;
  const auto pairs = split_into_pairs(three_languages(), {}, report);
  REQUIRE(pairs.size() == 2);
  CHECK(pairs[0].variants[0].segment.text == "one");
  CHECK(pairs[0].variants[1].segment.text == "bir");
  CHECK(pairs[0].tuid == "1");
  CHECK(pairs[1].variants[1].segment.text == "eins");
  CHECK(pairs[1].tuid.empty());
  CHECK(report.variants_left_out == 1);
}

TEST_CASE("source and target can be chosen") {
  TmxWriteReport report;
  const auto pairs = split_into_pairs(three_languages(), {Language("tr"), Language("de")}, report);
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].source_language == Language("tr"));
  CHECK(pairs[0].variants[1].segment.text == "eins");
  CHECK(split_into_pairs(three_languages(), {Language("el"), {}}, report).empty());
  CHECK(split_into_pairs(three_languages(), {{}, Language("el")}, report).empty());
  CHECK(split_into_pairs(TranslationUnit{}, {}, report).empty());
  CHECK(report.units_left_out == 3);
}

TEST_CASE("the profile for OmegaT has two variants to a unit") {
  TmxWriteOptions options;
  options.profile = TmxProfile::omegat;
  options.source = Language("en");
  TranslationUnit unit = three_languages();
  unit.properties = {{"prev", "zero", "", ""}, {"other", "v", "", ""}};
  unit.variants[0].notes = {{"n", "", ""}};
  const Written written = write({unit}, options);
  CHECK(written.report.elements == 2);
  CHECK(written.report.variants == 4);
  CHECK(written.report.properties_unseen == 2);
  CHECK(written.report.notes_unseen == 1);
  CHECK_FALSE(written.report.losses().empty());
  for (const TranslationUnit& read_unit : read(written.content).units) {
    REQUIRE(read_unit.variants.size() == 2);
    CHECK(read_unit.variants[0].language == Language("en"));
  }
}

TEST_CASE("the profile for Trados is UTF-16 with capital language tags") {
  TmxWriteOptions options;
  options.profile = TmxProfile::trados;
  TranslationUnit unit = three_languages();
  unit.variants[0].segment.text = "şey \U0001F600";
  const Written written = write({unit}, options);
  CHECK(written.content.substr(0, 4) == std::string("\xFF\xFE<\0", 4));
  const Outcome outcome = read(written.content);
  REQUIRE(outcome.units.size() == 2);
  CHECK(outcome.units[0].variants[1].segment.text == "şey \U0001F600");
  CHECK(outcome.units[1].variants[1].language == Language("de-AT"));
  std::string ascii;
  for (const char c : written.content) {
    if (c != '\0') ascii += c;
  }
  CHECK_THAT(ascii, ContainsSubstring("xml:lang=\"DE-AT\""));
}

TEST_CASE("each program gets the key of a text in the way that it understands") {
  struct Case {
    TmxProfile profile;
    std::vector<Property> wanted;
  };
  const Case example = GENERATE(
      Case{TmxProfile::plain, {}},
      Case{TmxProfile::omegat, {{"file", "menu.xlf", "", ""}, {"id", "Menu.Open", "", ""}}},
      Case{TmxProfile::trados, {{"x-IdContext", "Menu.Open", "", ""}}},
      Case{TmxProfile::memoq,
           {{"x-context", "Menu.Open", "", ""}, {"x-document", "menu.xlf", "", ""}}});
  TmxWriteOptions options;
  options.profile = example.profile;
  options.source = Language("en");
  TranslationUnit unit;
  unit.source_language = Language("en");
  unit.origin = "menu.xlf";
  unit.variants = {variant_of("en", "Open"), variant_of("de", "Öffnen")};
  unit.properties = {{"x-resname", "Menu.Open", "", ""}};
  const std::vector<TranslationUnit> units = read(write({unit}, options).content).units;
  REQUIRE(units.size() == 1);
  std::vector<Property> expected = unit.properties;
  expected.insert(expected.end(), example.wanted.begin(), example.wanted.end());
  CHECK(units[0].properties == expected);
  // What has the program's own key already is written as it is, and the key is the same still.
  CHECK(read(write(units, options).content).units.at(0).properties == expected);
  CHECK(agreement(identity_of("", unit.properties), identity_of("", units[0].properties)) ==
        KeyAgreement::right);
}

TEST_CASE("the profile for memoQ tells the neighbours of the source in memoQ's form") {
  TmxWriteOptions options;
  options.profile = TmxProfile::memoq;
  options.source = Language("en");
  TranslationUnit unit;
  unit.variants = {variant_of("de", "Öffnen"), variant_of("en", "Open")};
  unit.variants[0].context = {.previous = "Ja", .next = ""};
  unit.variants[1].context = {.previous = "Yes & <no>", .next = "Close"};
  unit.properties = {{"client", "ACME", "", ""}, {"x-other", "v", "", ""}};
  const Written written = write({unit}, options);
  CHECK_THAT(written.content,
             ContainsSubstring("<prop type=\"x-context-pre\">&lt;seg&gt;Yes &amp;amp; &amp;lt;no"));
  CHECK(written.report.contexts_unseen == 1);
  CHECK(written.report.properties_unseen == 1);
  const TranslationUnit again = read(written.content).units.at(0);
  CHECK(again.variants[0].context == unit.variants[1].context);
  CHECK(again.variants[1].context == unit.variants[0].context);
  // What memoQ wrote stays as it was.
  const TranslationUnit twice = read(write({again}, options).content).units.at(0);
  CHECK(twice.variants[0].properties == again.variants[0].properties);
  CHECK(twice.variants[1].properties.empty());
}

TEST_CASE("the parts of a gettext key become one name") {
  const std::vector<Property> properties{{"x-msgctxt", "menu", "", ""},
                                         {"x-msgid-plural", "files", "", ""}};
  CHECK(name_of(identity_of("", properties).keys.at(0)) == "menu | files");
  CHECK(name_of({.kind = kMessageKey, .value = ""}).empty());
}
