#include "calque/session.h"

#include "calque/error.h"
#include "catch.h"
#include "sample_units.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

BatchInfo info(const char* kind) {
  return {.kind = kind, .source = "x.tmx", .started = "20260101T000000Z", .header = ""};
}

BatchCounts import(Session& session, const std::vector<TranslationUnit>& units) {
  Batch batch = session.begin(info("import"));
  for (const TranslationUnit& unit : units) batch.add(unit);
  batch.commit();
  return batch.counts();
}

}  // namespace

TEST_CASE("importing the same units again adds nothing") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  const TranslationUnit a = make_full_unit();
  const TranslationUnit b = make_unit({{"en", "Yes"}, {"tr", "Evet"}});
  CHECK(import(session, {a, b, b}).added == 3);  // a file may hold a unit twice
  const BatchCounts again = import(session, {a, b, b});
  CHECK(again.added == 0);
  CHECK(again.duplicates == 3);
  CHECK(import(session, {b, b, b}).added == 1);
  CHECK(session.statistics().units == 4);
}

TEST_CASE("units that differ in anything are different units") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  const TranslationUnit unit = make_full_unit();
  std::vector<TranslationUnit> units{unit};
  const auto add = [&](auto change) {
    units.push_back(unit);
    change(units.back());
  };
  add([](TranslationUnit& u) { u.tuid = "other"; });
  add([](TranslationUnit& u) { u.source_language = Language("tr"); });
  add([](TranslationUnit& u) { u.notes[0].text += "."; });
  add([](TranslationUnit& u) { u.properties[0].value = "web"; });
  add([](TranslationUnit& u) { u.metadata.usage_count = "8"; });
  add([](TranslationUnit& u) { u.variants[0].context.next = "OK"; });
  add([](TranslationUnit& u) { u.variants[0].segment.tags[0].attributes[2].value = "italic"; });
  add([](TranslationUnit& u) { u.variants[1].segment.text += "!"; });
  add([](TranslationUnit& u) { u.variants.pop_back(); });
  CHECK(import(session, units).added == std::ssize(units));
}

TEST_CASE("a batch that is not committed leaves no trace") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  {
    Batch batch = session.begin(info("import"));
    batch.add(make_full_unit());
  }
  CHECK(session.statistics().units == 0);
  CHECK(session.batches().empty());
  // The languages of the abandoned batch must be written again.
  CHECK(import(session, {make_full_unit()}).added == 1);
  CHECK(session.unit(UnitId{1})->variants.size() == 4);
}

TEST_CASE("a replaced unit keeps its id and origin") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  import(session, {make_unit({{"en", "Yes"}, {"tr", "Evet"}})});
  {
    Batch batch =
        session.begin({.kind = "edit", .source = "", .started = "20260102T000000Z", .header = ""});
    batch.replace(UnitId{1}, make_unit({{"en", "Yes"}, {"tr", "Tamam"}}));
    batch.commit();
  }
  const auto unit = session.unit(UnitId{1});
  REQUIRE(unit);
  CHECK(unit->variants[1].segment.text == "Tamam");
  CHECK(unit->origin == "x.tmx");
  CHECK(session.batches()[1].counts.replaced == 1);
}

TEST_CASE("changing a unit that is not there is refused") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  Batch batch = session.begin(info("delete"));
  CHECK_THROWS_AS(batch.remove(UnitId{5}), UsageError);
}

TEST_CASE("an id is not given twice, even after a deletion") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  import(session, {make_unit({{"en", "Yes"}, {"tr", "Evet"}})});
  {
    Batch batch = session.begin(info("delete"));
    batch.remove(UnitId{1});
    batch.commit();
  }
  Batch batch = session.begin(info("add"));
  CHECK(batch.add(make_unit({{"en", "No"}, {"tr", "Hayır"}}))->value == 2);
}

TEST_CASE("a unit with the same texts is found among any number with the same source") {
  TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  Batch batch =
      session.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
  for (int i = 0; i < 500; ++i) {
    const std::string text = "Z" + std::to_string(i);
    batch.insert(make_unit({{"en", "The source of all of them"}, {"de", text.c_str()}}));
  }
  const auto find = [&batch](const TranslationUnit& unit) { return batch.find_with_texts(unit); };
  CHECK(find(make_unit({{"en", "The source of all of them"}, {"de", "Z7"}})) == UnitId{8});
  CHECK(find(make_unit({{"de", "Z7"}, {"en", "The source of all of them"}})) == UnitId{8});
  CHECK_FALSE(find(make_unit({{"en", "The source of all of them"}, {"de", "Z500"}})));
  CHECK_FALSE(find(make_unit({{"en-GB", "The source of all of them"}, {"de", "Z7"}})));
  CHECK_FALSE(find(make_unit({{"en", "The source of all of them"}, {"de", "Z7"}, {"fr", "Z"}})));
  TranslationUnit tagged = make_unit({{"en", "The source of all of them"}, {"de", "Z7"}});
  tagged.variants[0].segment.tags.push_back({TagKind::placeholder, 3, {}, {"<br/>"}});
  CHECK_FALSE(find(tagged));
}
