#include "calque/session.h"

#include "catch.h"
#include "sample_units.h"

using namespace calque;

TEST_CASE("an empty filter takes everything as it is") {
  CHECK(apply({}, make_full_unit())->same_content(make_full_unit()));
}

TEST_CASE("languages outside the filter are left out") {
  UnitFilter filter;
  filter.languages = {Language("en"), Language("tr")};
  const auto unit = apply(filter, make_full_unit());
  REQUIRE(unit);
  CHECK(unit->variants.size() == 3);
  CHECK(unit->find_variant(Language("he")) == nullptr);

  filter.languages = {Language("en"), Language("el")};
  CHECK_FALSE(apply(filter, make_full_unit()));
  filter.languages = {Language("he")};
  CHECK(apply(filter, make_full_unit())->variants.size() == 1);
}

TEST_CASE("the latest change of a unit or a variant counts") {
  UnitFilter filter;
  filter.changed_since = "20260405T060708Z";
  CHECK(apply(filter, make_full_unit()));
  filter.changed_since = "20260405T060709Z";
  CHECK_FALSE(apply(filter, make_full_unit()));
  UnitFilter before;
  before.changed_before = "20260405T060708Z";
  CHECK_FALSE(apply(before, make_full_unit()));
  before.changed_before = "20270101T000000Z";
  CHECK(apply(before, make_full_unit()));
  CHECK_FALSE(apply(before, make_unit({{"en", "undated"}, {"tr", "tarihsiz"}})));
}

TEST_CASE("properties of units and of variants are looked at") {
  UnitFilter filter;
  filter.properties = {{"x-domain", "help", "", ""}, {"x-status", "", "", ""}};
  CHECK(apply(filter, make_full_unit()));
  filter.properties.push_back({"x-domain", "news", "", ""});
  CHECK_FALSE(apply(filter, make_full_unit()));
}
