#include "calque/unit_cursor.h"

#include <string>
#include <vector>

#include "catch.h"
#include "sample_units.h"

using namespace calque;

namespace {

// More than are read at once, and no multiple of that.
constexpr int kUnits = 150;

/// Stores units whose texts are numbers; gives the batch.
BatchId store_numbers(Session& session, const std::string& file, int first, int last) {
  Batch batch = session.begin(
      {.kind = "import", .source = file, .started = "20260101T000000Z", .header = ""});
  for (int i = first; i < last; ++i) {
    const std::string text = std::to_string(i);
    batch.insert(make_unit({{"en", text.c_str()}, {i % 3 == 0 ? "de" : "fr", text.c_str()}}));
  }
  batch.commit();
  return batch.id();
}

std::vector<TranslationUnit> all_of(Session& session, const UnitFilter& filter) {
  std::vector<TranslationUnit> units;
  UnitCursor cursor(filter);
  while (auto unit = cursor.next(session)) units.push_back(*std::move(unit));
  CHECK_FALSE(cursor.next(session));
  return units;
}

}  // namespace

TEST_CASE("a cursor gives the units that for_each_unit visits, whatever the filter") {
  Session session = Session::temporary();
  CHECK(all_of(session, {}).empty());
  store_numbers(session, "a.tmx", 0, kUnits);
  const BatchId second = store_numbers(session, "b.tmx", kUnits, 2 * kUnits);
  store_numbers(session, "a.tmx", 2 * kUnits, 3 * kUnits);
  std::vector<UnitFilter> filters(5);
  filters[1].languages = {Language("en"), Language("de")};
  filters[2].batch = second;
  filters[3].origin = "a.tmx";
  filters[4].origin = "c.tmx";
  for (const UnitFilter& filter : filters) {
    std::vector<std::int64_t> visited;
    session.for_each_unit(filter,
                          [&](const TranslationUnit& unit) { visited.push_back(unit.id.value); });
    std::vector<std::int64_t> given;
    for (const TranslationUnit& unit : all_of(session, filter)) given.push_back(unit.id.value);
    CHECK(given == visited);
  }
  CHECK(all_of(session, filters[1]).size() == kUnits);
}

TEST_CASE("a memory may change while a cursor goes through it") {
  Session session = Session::temporary();
  store_numbers(session, "a.tmx", 0, kUnits);
  UnitCursor cursor;
  const auto first = cursor.next(session);
  REQUIRE(first);
  Batch batch =
      session.begin({.kind = "delete", .source = "", .started = "20260101T000000Z", .header = ""});
  batch.remove(UnitId{first->id.value + kUnits - 1});
  batch.commit();
  store_numbers(session, "b.tmx", kUnits, kUnits + 1);
  int units = 1;
  TranslationUnit last;
  while (auto unit = cursor.next(session)) {
    last = *std::move(unit);
    ++units;
  }
  CHECK(units == kUnits);
  CHECK(last.variants[0].segment.text == std::to_string(kUnits));
}
