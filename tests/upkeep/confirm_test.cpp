#include "upkeep/confirm.h"

#include "calque/align.h"
#include "calque/error.h"
#include "calque/lookup.h"
#include "catch.h"
#include "upkeep_fixture.h"

using namespace calque;

namespace {

/// As `calque align --add` stores it.
TranslationUnit pair(const char* source, const char* target, const char* confidence) {
  TranslationUnit unit = make_unit({{"en", source}, {"de", target}});
  unit.origin = "a.md";
  unit.confirmation = Confirmation::missing;
  unit.properties = {{"origin", "alignment", {}, {}}, {"confidence", confidence, {}, {}}};
  return unit;
}

struct Fixture : UpkeepFixture {
  Fixture() {
    add({pair("The door is open.", "Die Tür ist offen.", "0.8000"),
         pair("The lamp is red.", "Die Lampe ist rot.", "0.9900")},
        "a.md");
    add({pair("The wall is wet.", "Die Wand ist nass.", "0.9900")}, "b.md");
  }

  int rate(const char* text, const Penalties& penalties = {}) {
    const auto found =
        find(session, {.segment = {.text = text, .tags = {}}, .context = {}},
             {.source = Language("en"), .target = Language("de"), .penalties = penalties});
    return found.empty() ? 0 : found.front().rate.percent();
  }

  UpkeepReport confirm(const ConfirmOptions& what, bool dry_run = false) {
    return confirm_units(session, what, options(dry_run));
  }
};

}  // namespace

TEST_CASE("what a person has confirmed is a translation like any other") {
  Fixture fixture;
  CHECK(fixture.rate("The door is open.") == 96);
  CHECK(fixture.confirm({.units = {UnitId{1}}}, true).changed == 1);
  CHECK(fixture.rate("The door is open.") == 96);
  const auto report = fixture.confirm({.units = {UnitId{1}}});
  CHECK(report.changed == 1);
  CHECK(fixture.rate("The door is open.") == 100);
  CHECK(fixture.confirm({.units = {UnitId{1}}}).changed == 0);
  fixture.session.undo(*report.batch, "20261002T120000Z");
  CHECK(fixture.rate("The door is open.") == 96);
}

TEST_CASE("units are confirmed by file, by batch and by how sure their alignment was") {
  Fixture fixture;
  const auto confirmed = [&fixture] {
    std::string ids;
    fixture.session.for_each_unit({}, [&ids](const TranslationUnit& unit) {
      if (unit.confirmation == Confirmation::given) ids += std::to_string(unit.id.value);
    });
    return ids;
  };
  ConfirmOptions what;
  SECTION("file") {
    what.filter.origin = "b.md";
    fixture.confirm(what);
    CHECK(confirmed() == "3");
  }
  SECTION("batch") {
    what.filter.batch = BatchId{1};
    fixture.confirm(what);
    CHECK(confirmed() == "12");
  }
  SECTION("confidence") {
    what.least_confidence = 95;
    fixture.confirm(what);
    CHECK(confirmed() == "23");
  }
  SECTION("all, with a property") {
    what.set = {{"client", "ACME", {}, {}}};
    CHECK(fixture.confirm(what).changed == 3);
    CHECK(confirmed() == "123");
    CHECK(fixture.session.unit(UnitId{2})->properties.back() == what.set.front());
  }
  SECTION("one that is not there") {
    what.units = {UnitId{9}};
    CHECK_THROWS_AS(fixture.confirm(what), UsageError);
  }
  SECTION("only what is not confirmed") {
    fixture.confirm({.units = {UnitId{1}}});
    what.filter.unconfirmed = true;
    CHECK(fixture.confirm(what).changed == 2);
  }
}

TEST_CASE("the user's penalty takes the place of the formula") {
  Fixture fixture;
  const auto with = [](const char* kind, int points) {
    Penalties penalties;
    set_penalty(penalties, kind, points);
    return penalties;
  };
  CHECK(fixture.rate("The door is open.", with("alignment", 0)) == 100);
  CHECK(fixture.rate("The door is open.", with("alignment", 7)) == 93);
  CHECK(fixture.rate("The lamp is red.", with("alignment", 7)) == 93);
  CHECK(fixture.rate("The lamp is red.", with("mt", 7)) == 99);
  CHECK_THROWS_AS(with("aligned", 1), UsageError);
}

namespace {

std::string stored(UpkeepFixture& fixture, const std::vector<TranslationUnit>& units) {
  Batch batch = fixture.session.begin(UpkeepFixture::options().batch);
  const StoredPairs pairs = store_aligned(fixture.session, batch, units);
  batch.commit();
  return std::to_string(pairs.added) + " added, " + std::to_string(pairs.replaced) + " replaced, " +
         std::to_string(pairs.moved) + " moved, " + std::to_string(pairs.known) + " known";
}

std::vector<TranslationUnit> article() {
  return {pair("One.", "Eins.", "0.9000"), pair("Two.", "Zwei.", "0.9000"),
          pair("Yes.", "Ja.", "0.9000"), pair("Yes.", "Ja.", "0.9000"),
          pair("Three.", "Drei.", "0.9000")};
}

}  // namespace

TEST_CASE("an article that is aligned again adds nothing") {
  UpkeepFixture fixture;
  // The batch's source is the article, as the origin of its units tells.
  Batch batch = fixture.session.begin(
      {.kind = "align", .source = "a.md", .started = "20260901T120000Z", .header = ""});
  CHECK(store_aligned(fixture.session, batch, article()).added == 5);
  batch.commit();
  auto again = article();
  for (TranslationUnit& unit : again) unit.metadata.creation_date = "20261001T120000Z";
  CHECK(stored(fixture, again) == "0 added, 0 replaced, 0 moved, 5 known");

  SECTION("an edited translation takes the place of the old one") {
    again[1].variants[1].segment.text = "Zwo.";
    CHECK(stored(fixture, again) == "0 added, 1 replaced, 0 moved, 4 known");
    CHECK(fixture.contents()[1] == "2:en=Two.|de=Zwo.");
  }
  SECTION("an edited source text does too") {
    again[1].variants[0].segment.text = "Two!";
    CHECK(stored(fixture, again) == "0 added, 1 replaced, 0 moved, 4 known");
    CHECK(fixture.contents()[1] == "2:en=Two!|de=Zwei.");
  }
  SECTION("what is new on both sides is added") {
    again[1].variants[0].segment.text = "Four.";
    again[1].variants[1].segment.text = "Vier.";
    CHECK(stored(fixture, again) == "1 added, 0 replaced, 0 moved, 4 known");
    CHECK(fixture.contents().size() == 6);
  }
  SECTION("other neighbours are kept, and told apart") {
    again[0].variants[0].context.next = "Two and a half.";
    CHECK(stored(fixture, again) == "0 added, 0 replaced, 1 moved, 4 known");
  }
  SECTION("one of two equal sentences may change") {
    again[3].variants[1].segment.text = "Jawohl.";
    CHECK(stored(fixture, again) == "0 added, 1 replaced, 0 moved, 4 known");
    CHECK(fixture.contents()[2] == "3:en=Yes.|de=Ja.");
    CHECK(fixture.contents()[3] == "4:en=Yes.|de=Jawohl.");
  }
  SECTION("a decision confirms what is there") {
    again[0].confirmation = Confirmation::given;
    CHECK(stored(fixture, again) == "0 added, 1 replaced, 0 moved, 4 known");
    CHECK(fixture.session.unit(UnitId{1})->confirmation == Confirmation::given);
    again[0].confirmation = Confirmation::missing;
    CHECK(stored(fixture, again) == "0 added, 0 replaced, 0 moved, 5 known");
    CHECK(fixture.session.unit(UnitId{1})->confirmation == Confirmation::given);
  }
}
