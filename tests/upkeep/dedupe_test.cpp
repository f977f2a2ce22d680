#include <map>
#include <random>

#include "catch.h"
#include "model/segment_markup.h"
#include "store/index_check.h"
#include "upkeep/dedupe.h"
#include "upkeep_fixture.h"

using namespace calque;

namespace {

TranslationUnit dated(TranslationUnit unit, const char* changed, const char* used = "") {
  unit.metadata.change_date = changed;
  unit.metadata.usage_count = used;
  return unit;
}

std::vector<Language> languages(std::initializer_list<const char*> tags) {
  std::vector<Language> all;
  for (const char* tag : tags) all.emplace_back(tag);
  return all;
}

}  // namespace

TEST_CASE("of units with the same texts the rule's unit stays") {
  UpkeepFixture fixture;
  fixture.add({dated(make_unit({{"en", "Yes"}, {"tr", "Evet"}}), "20260102T000000Z", "5"),
               dated(make_unit({{"en", "Yes"}, {"tr", "Evet"}}), "20260103T000000Z", "9"),
               dated(make_unit({{"tr", "Evet"}, {"en", "Yes"}}), "20260101T000000Z", "30"),
               make_unit({{"en", "Yes"}, {"tr", "Olur"}})});
  const auto before = fixture.contents();
  const auto [rule, kept] = GENERATE(table<KeepRule, std::int64_t>({{KeepRule::newest, 2},
                                                                    {KeepRule::oldest, 3},
                                                                    {KeepRule::most_used, 3},
                                                                    {KeepRule::first, 1},
                                                                    {KeepRule::last, 3}}));
  std::vector<std::int64_t> stays;
  UpkeepOptions options = UpkeepFixture::options();
  options.on_change = [&stays](const UnitChange& change) { stays.push_back(change.kept.value); };
  const auto report = dedupe_units(fixture.session, {}, {.keep = rule}, options);
  CHECK(report.removed == 2);
  CHECK(stays == std::vector<std::int64_t>{kept, kept});
  CHECK(fixture.session.unit(UnitId{kept}));
  CHECK(fixture.session.unit(UnitId{4}));
  CHECK(check_index(fixture.session).empty());
  fixture.session.undo(*report.batch, "20261002T120000Z");
  CHECK(fixture.contents() == before);
}

TEST_CASE("with languages named, the unit that stays takes over what it lacks") {
  UpkeepFixture fixture;
  fixture.add({dated(make_unit({{"en", "Yes"}, {"tr", "Evet"}, {"de", "Ja"}}), "20260101T000000Z"),
               dated(make_unit({{"en-GB", "Yes"}, {"tr", "Olur"}}), "20260102T000000Z"),
               make_unit({{"tr", "Yes"}})});
  DedupeOptions dedupe;
  dedupe.key.languages = languages({"en"});
  dedupe.keep_alternatives = GENERATE(false, true);
  const auto report = dedupe_units(fixture.session, {}, dedupe, UpkeepFixture::options());
  CHECK(report.removed == 1);
  CHECK(report.changed == 1);
  CHECK(report.dropped_variants == (dedupe.keep_alternatives ? 0 : 1));
  CHECK(fixture.contents() == std::vector<std::string>{dedupe.keep_alternatives
                                                           ? "2:en-GB=Yes|tr=Olur|tr=Evet|de=Ja"
                                                           : "2:en-GB=Yes|tr=Olur|de=Ja",
                                                       "3:tr=Yes"});
}

TEST_CASE("what may differ is not compared") {
  struct Case {
    const char* a;
    const char* b;
    UnitKeyOptions options;
  };
  const auto c = GENERATE(values<Case>({
      {"Save <hi>now</hi>", "Save now", {.ignore_tags = true}},
      {"Save NOW", "Save now", {.ignore_case = true}},
      {" Save   now", "Save\u00A0now", {.ignore_spaces = true}},
      {"Save now!", "“Save” now…", {.ignore_punctuation = true}},
  }));
  const auto unit = [](const char* markup) {
    TranslationUnit made = make_unit({{"en", ""}, {"tr", "Kaydet"}});
    made.variants[0].segment = from_markup(markup);
    return made;
  };
  INFO(c.a << " and " << c.b);
  CHECK(unit_key(unit(c.a), c.options) == unit_key(unit(c.b), c.options));
  CHECK(unit_key(unit(c.a), {}) != unit_key(unit(c.b), {}));
}

TEST_CASE("units that differ in neighbours or in a property can be told apart") {
  TranslationUnit one = make_unit({{"en", "Yes"}, {"tr", "Evet"}});
  TranslationUnit other = one;
  other.variants[0].context.next = "Really?";
  other.properties = {{"x-domain", "law", "", ""}};
  CHECK(unit_key(one, {}) == unit_key(other, {}));
  CHECK(unit_key(one, {.compare_contexts = true}) != unit_key(other, {.compare_contexts = true}));
  CHECK(unit_key(one, {.property = "x-domain"}) != unit_key(other, {.property = "x-domain"}));
}

TEST_CASE("deduping agrees with a comparison of every unit with every other") {
  std::mt19937 random(11);
  for (int round = 0; round < 10; ++round) {
    UpkeepFixture fixture;
    std::vector<TranslationUnit> units;
    std::map<std::string, int> distinct;
    for (int i = 0; i < 60; ++i) {
      TranslationUnit unit = make_unit({{"en", random() % 2 == 0 ? "Yes" : "yes"}, {"tr", "Evet"}});
      if (random() % 2 == 0) unit.variants[1].segment.text = "Olur";
      unit.tuid = std::to_string(i);
      ++distinct[unit.variants[0].segment.text + unit.variants[1].segment.text];
      units.push_back(unit);
    }
    fixture.add(units);
    const auto report = dedupe_units(fixture.session, {}, {}, UpkeepFixture::options());
    CHECK(fixture.contents().size() == distinct.size());
    CHECK(report.removed == std::ssize(units) - std::ssize(distinct));
    CHECK(dedupe_units(fixture.session, {}, {}, UpkeepFixture::options()).removed == 0);
  }
}
