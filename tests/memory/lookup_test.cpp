#include "memory/lookup.h"

#include "catch.h"
#include "memory/memory.h"
#include "sample_units.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

struct Fixture {
  TemporaryFolder folder;
  Memory memory{folder / "m.calque", Memory::Access::create};

  void add(const std::vector<TranslationUnit>& units) {
    Batch batch =
        memory.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
    for (const TranslationUnit& unit : units) batch.add(unit);
    batch.commit();
  }

  std::vector<Proposal> find(const char* source, const char* target, const char* text,
                             const Context& context = {}) {
    Lookup lookup(memory,
                  {.source = Language(source), .target = Language(target), .penalties = {}});
    return lookup.find({.segment = {.text = text, .tags = {}}, .context = context});
  }
};

}  // namespace

TEST_CASE("any language of a unit may be the source and any other the target") {
  Fixture fixture;
  fixture.add({make_unit(
      {{"en-US", "Open the file."}, {"tr", "Dosyayı açın."}, {"de", "Öffnen Sie die Datei."}})});
  const auto found = fixture.find("tr", "de", "Dosyayı açın.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].rate == MatchRate(100));
  CHECK(found[0].target_variant().segment.text == "Öffnen Sie die Datei.");
  CHECK(fixture.find("en", "tr", "Open the file.").size() == 1);
  CHECK(fixture.find("en-GB", "tr", "Open the file.").empty());
  CHECK(fixture.find("tr", "el", "Dosyayı açın.").empty());
}

TEST_CASE("matches come best first, down to the least rate") {
  Fixture fixture;
  fixture.add(
      {make_unit(
           {{"en", "Close the window of the office."}, {"tr", "Ofisin penceresini kapatın."}}),
       make_unit({{"en", "Close the window of the house."}, {"tr", "Evin penceresini kapatın."}}),
       make_unit({{"en", "Nothing alike here"}, {"tr", "Benzer bir şey yok"}})});
  const auto found = fixture.find("en", "tr", "Close the window of the house.");
  REQUIRE(found.size() == 2);
  CHECK(found[0].unit.id == UnitId{2});
  CHECK(found[1].rate < MatchRate(100));
  CHECK(found[1].rate >= MatchRate(70));
}

TEST_CASE("neighbours that agree raise an identical match") {
  Fixture fixture;
  TranslationUnit unit = make_unit({{"en", "No one was injured."}, {"tr", "Yaralanan olmadı."}});
  unit.variants[0].context = {"The storm passed.", "Schools remain closed."};
  fixture.add({unit});
  const auto rate = [&fixture](const Context& context) {
    return fixture.find("en", "tr", "No one was injured.", context).at(0).rate.percent();
  };
  CHECK(rate({}) == 100);
  CHECK(rate({"The storm passed.", "Something else."}) == 101);
  CHECK(rate({"The storm passed.", "Schools remain closed."}) == 102);
}

TEST_CASE("several translations are all proposed, and cost a point") {
  Fixture fixture;
  fixture.add({make_unit(
      {{"en", "No one was injured."}, {"tr", "Yaralanan olmadı."}, {"tr", "Kimse yaralanmadı."}})});
  const auto found = fixture.find("en", "tr", "No one was injured.");
  REQUIRE(found.size() == 2);
  CHECK(found[0].target_variant().segment.text == "Yaralanan olmadı.");
  CHECK(found[1].target_variant().segment.text == "Kimse yaralanmadı.");
  CHECK(found[0].rate == MatchRate(99));
}

TEST_CASE("an empty translation is no match") {
  Fixture fixture;
  fixture.add({make_unit({{"en", "Untranslated"}, {"tr", ""}})});
  CHECK(fixture.find("en", "tr", "Untranslated").empty());
}

TEST_CASE("automatic alignment costs a point") {
  Fixture fixture;
  TranslationUnit unit = make_unit({{"en", "No one was injured."}, {"tr", "Yaralanan olmadı."}});
  unit.properties.push_back({"origin", "alignment", "", ""});
  fixture.add({unit});
  CHECK(fixture.find("en", "tr", "No one was injured.").at(0).rate == MatchRate(99));
}
