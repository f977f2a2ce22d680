#include "upkeep/retag.h"
#include "calque/error.h"
#include "catch.h"
#include "store/index_check.h"
#include "upkeep_fixture.h"

using namespace calque;

TEST_CASE("a language gets another tag, and a text is not kept twice") {
  UpkeepFixture fixture;
  fixture.add({make_unit({{"en", "Colour"}, {"tr", "Renk"}}),
               make_unit({{"en", "Yes"}, {"en-GB", "Yes"}, {"tr", "Evet"}}),
               make_unit({{"en", "Lift"}, {"en-GB", "Elevator"}}),
               make_unit({{"en-US", "Color"}, {"tr", "Renk"}})});
  const auto before = fixture.contents();
  const auto report =
      retag_units(fixture.session, {}, Language("en"), Language("en-GB"), UpkeepFixture::options());
  CHECK(report.changed == 3);
  CHECK(fixture.contents() ==
        std::vector<std::string>{"1:en-GB=Colour|tr=Renk", "2:en-GB=Yes|tr=Evet",
                                 "3:en-GB=Lift|en-GB=Elevator", "4:en-US=Color|tr=Renk"});
  CHECK(fixture.session.unit(UnitId{1})->source_language == Language("en-GB"));
  CHECK(check_index(fixture.session).empty());
  fixture.session.undo(*report.batch, "20261002T120000Z");
  CHECK(fixture.contents() == before);
  CHECK_THROWS_AS(
      retag_units(fixture.session, {}, Language("en"), Language("EN"), UpkeepFixture::options()),
      UsageError);
}
