// Files that come again: what came of them before gives its place to what comes now.

#include "transfer/predecessors.h"

#include <array>
#include <fstream>

#include "calque/export.h"
#include "calque/format.h"
#include "calque/import.h"
#include "calque/session.h"
#include "catch.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

struct Fixture {
  TemporaryFolder folder;
  Session session{folder / "m.calque", Session::Access::create};

  ImportReport import(const char* name, const std::string& content, bool replace = true) {
    const auto path = folder / name;
    std::ofstream(path, std::ios::binary) << content;
    const auto source = open_units(path.string(), *known_format(path.string()));
    return import_units(session, *source,
                        {.replace = replace, .started = "20260901T120000Z", .progress = {}});
  }

  std::string contents() {
    std::string all;
    session.for_each_unit({}, [&all](const TranslationUnit& unit) {
      for (const Variant& variant : unit.variants) all += variant.segment.text + "|";
      all.back() = ';';
    });
    return all;
  }
};

std::string xliff(const std::vector<std::array<const char*, 3>>& units) {
  std::string out =
      "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'><file original='a' "
      "datatype='plaintext' source-language='en' target-language='de'><body>";
  int number = 0;
  for (const auto& [resname, source, target] : units) {
    out += "<trans-unit id='" + std::to_string(++number) + "'";
    if (*resname != '\0') out.append(" resname='").append(resname).append("'");
    out.append("><source>").append(source).append("</source><target state='translated'>");
    out.append(target).append("</target></trans-unit>");
  }
  return out + "</body></file></xliff>";
}

}  // namespace

TEST_CASE("a text from the same file gets its new translation") {
  Fixture fixture;
  fixture.import("a.xlf", xliff({{"", "Yes", "Ja"}, {"", "No", "Nein"}}));
  const auto report = fixture.import("a.xlf", xliff({{"", "Yes", "Jawohl"}, {"", "No", "Nein"}}));
  CHECK(report.counts.replaced == 2);  // "No" has another neighbour now
  CHECK(fixture.contents() == "Yes|Jawohl;No|Nein;");
  fixture.session.undo(*report.batch, "20260902T120000Z");
  CHECK(fixture.contents() == "Yes|Ja;No|Nein;");
}

TEST_CASE("a text from another file is another unit, but for its key") {
  Fixture fixture;
  fixture.import("a.xlf", xliff({{"", "Yes", "Ja"}, {"menu.open", "Open", "Offen"}}));
  const auto report =
      fixture.import("b.xlf", xliff({{"", "Yes", "Jawohl"}, {"menu.open", "Open", "Öffnen"}}));
  CHECK(report.counts.added == 1);
  CHECK(report.counts.replaced == 1);
  CHECK(fixture.contents() == "Yes|Ja;Open|Öffnen;Yes|Jawohl;");
}

TEST_CASE("keys keep equal texts of one file apart") {
  Fixture fixture;
  fixture.import("a.xlf", xliff({{"menu", "Open", "Offen"}, {"state", "Open", "Offen"}}));
  fixture.import("a.xlf", xliff({{"state", "Open", "Geöffnet"}, {"menu", "Open", "Öffnen"}}));
  CHECK(fixture.contents() == "Open|Öffnen;Open|Geöffnet;");
}

TEST_CASE("a unit is known by its uid, and keeps texts in languages that the file has not") {
  Fixture fixture;
  fixture.import("a.tsv", "en\tde\ttr\nYes\tJa\tEvet\n", false);
  const std::string uid = fixture.session.unit(UnitId{1})->uid->value.text();
  const auto report = fixture.import(
      "c.tmx",
      "<tmx version='1.4'><header srclang='en' datatype='plaintext' segtype='sentence' "
      "adminlang='en' o-tmf='x' creationtool='x' creationtoolversion='1'/><body><tu>"
      "<prop type='x-calque-uid'>" +
          uid +
          "</prop><tuv xml:lang='en'><seg>Yes.</seg></tuv><tuv xml:lang='de'><seg>Ja.</seg></tuv>"
          "</tu></body></tmx>");
  CHECK(report.counts.replaced == 1);
  CHECK(fixture.contents() == "Yes.|Ja.|Evet;");
  CHECK(fixture.session.unit(UnitId{1})->uid->value.text() == uid);
}

TEST_CASE("without --replace a new translation stands beside the old one") {
  Fixture fixture;
  fixture.import("a.xlf", xliff({{"", "Yes", "Ja"}}), false);
  CHECK(fixture.import("a.xlf", xliff({{"", "Yes", "Jawohl"}}), false).counts.added == 1);
}

TEST_CASE("a property can be set on all that a file brings") {
  Fixture fixture;
  const auto path = fixture.folder / "a.tsv";
  std::ofstream(path) << "en\tde\nYes\tJa\nNo\tNein\n";
  const auto source = open_units(path.string(), *known_format(path.string()));
  import_units(fixture.session, *source,
               {.set = {{"client", "ACME", {}, {}}}, .started = "20260901T120000Z"});
  fixture.session.for_each_unit({}, [](const TranslationUnit& unit) {
    REQUIRE(unit.properties.size() == 1);
    CHECK(unit.properties[0].value == "ACME");
  });
}
