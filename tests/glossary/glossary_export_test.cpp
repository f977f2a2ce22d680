#include "glossary/glossary_export.h"

#include <sstream>

#include "calque/error.h"
#include "catch.h"
#include "glossary/glossary_format.h"
#include "glossary/glossary_source.h"
#include "glossary_fixture.h"
#include "store/session_tools.h"

using namespace calque;
using namespace calque::glossary;

namespace {

struct Exported {
  std::string text;
  GlossaryExportReport report;
};

Exported export_as(GlossaryFixture& fixture, const GlossaryExportOptions& options) {
  Glossary glossary(fixture.session);
  std::ostringstream out;
  const auto report = export_glossary(glossary, out, options);
  return {out.str(), report};
}

std::vector<Entry> read(const std::string& text) {
  const auto source = open_glossary_text(text, "terms");
  std::vector<Entry> entries;
  for (Entry entry; source->next(entry);) entries.push_back(entry);
  return entries;
}

/// What a table can hold, in the order in which it holds it.
std::vector<Entry> make_table_entries() {
  Entry entry = make_full_entry();
  entry.data = {{"descrip", "subjectField", "finance, money", "", "", {}},
                {"note", "", "one \"note\"", "", "", {}},
                {"note", "", "another\nwith two lines", "", "", {}},
                {"admin", "x-Client", "ACME", "", "", {}}};
  entry.terms[1].data = {{"descrip", "context", "Banka açık.", "", "", {}},
                         {"admin", "x-region", "TR", "", "", {}}};
  return {entry, make_entry({{"de", "Bank"}, {"en", "bank"}})};
}

}  // namespace

TEST_CASE("CSV and TSV that calque writes give the same entries again") {
  const auto format = GENERATE("csv", "tsv");
  GlossaryFixture fixture;
  fixture.add(make_table_entries());
  const Exported exported = export_as(fixture, {.format = format});
  INFO(exported.text);
  CHECK(exported.report.written == 2);
  CHECK(exported.report.losses.empty());
  const auto again = read(exported.text);
  REQUIRE(again.size() == 2);
  CHECK(again[0].same_content(make_table_entries()[0]));
  CHECK(again[1].terms.size() == 2);
}

TEST_CASE("a table of Indonesian terms gives the same entries again") {
  GlossaryFixture fixture;
  const Entry entry = make_entry({{"id", "buku"}, {"en", "book"}});
  fixture.add({entry});
  const Exported exported = export_as(fixture, {.format = "csv"});
  const auto again = read(exported.text);
  REQUIRE(again.size() == 1);
  CHECK(again[0].same_content(entry));
}

TEST_CASE("a table counts what it has no place for") {
  GlossaryFixture fixture;
  fixture.add({make_full_entry()});
  const Exported exported = export_as(fixture, {.format = "csv"});
  REQUIRE(exported.report.losses.size() == 1);
  CHECK_THAT(exported.report.losses[0], ContainsSubstring("1 data left out"));
}

TEST_CASE("only the languages asked for are written") {
  GlossaryFixture fixture;
  fixture.add({make_full_entry(), make_entry({{"de", "Bank"}})});
  const Exported exported =
      export_as(fixture, {.format = "csv", .languages = {Language("tr"), Language("en")}});
  CHECK(exported.text.starts_with("id,domain,tr,tr,tr:status"));
  CHECK(exported.report.written == 1);
  CHECK(exported.text.find("Bank,") == std::string::npos);
}

TEST_CASE("UTX holds pairs with status and id") {
  GlossaryFixture fixture;
  fixture.add({make_full_entry()});
  const Exported exported = export_as(fixture, {.format = "utx",
                                                .languages = {Language("en"), Language("tr")},
                                                .date = "2026-01-02T03:04:05Z"});
  CHECK(exported.text ==
        "#UTX 1.11; en/tr; 2026-01-02T03:04:05Z\r\n"
        "#src\ttgt\tsrc:pos\tterm status\tconcept ID\tcomment\r\n"
        "central bank\tmerkez bankası\tnoun\t-\tc1\tfinance; a bank that issues money\r\n"
        "central bank\tmerkezi banka\tnoun\tforbidden\tc1\tfinance; a bank that issues money\r\n");
  const auto again = read(exported.text);
  REQUIRE(again.size() == 1);
  REQUIRE(again[0].terms.size() == 3);
  CHECK(again[0].terms[2].status == Status::forbidden);
  CHECK(exported.report.written == 2);
}

TEST_CASE("OmegaT's file leaves forbidden terms out and says so") {
  GlossaryFixture fixture;
  fixture.add({make_full_entry(), make_entry({{"en", "tab\there"}, {"tr", "sekme"}})});
  const Exported exported =
      export_as(fixture, {.format = "omegat", .languages = {Language("en"), Language("tr")}});
  CHECK(exported.text ==
        "# Glossary in tab-separated format -*- coding: utf-8 -*-\n"
        "central bank\tmerkez bankası\tfinance; a bank that issues money\n"
        "tab here\tsekme\t\n");
  CHECK_THAT(exported.report.losses.at(0), ContainsSubstring("1 pair with a forbidden term"));
  CHECK_THROWS_AS(export_as(fixture, {.format = "omegat"}), UsageError);
}

TEST_CASE("an import of an export adds nothing") {
  const auto format = GENERATE("tbx2", "tbx3", "tbx3-dct");
  GlossaryFixture fixture;
  fixture.add({make_full_entry(), make_entry({{"en", "bank"}, {"de", "Bank"}})});
  fixture.add(read(export_as(fixture, {.format = format}).text));
  CHECK(fixture.all().size() == 2);
}

TEST_CASE("an entry that cannot be read is told, and the others are written") {
  const auto format = GENERATE("csv", "tbx3", "omegat");
  GlossaryFixture fixture;
  fixture.add({make_entry({{"en", "bank"}, {"de", "Bank"}}),
               make_entry({{"en", "money"}, {"de", "Geld"}}),
               make_entry({{"en", "house"}, {"de", "Haus"}})});
  fixture.session.tools().database().execute("PRAGMA foreign_keys = OFF");
  fixture.session.tools().database().execute(
      GENERATE("UPDATE concept SET data = '[{' WHERE id = 2",
               "UPDATE term SET language = 99 WHERE concept = 2 AND text = 'Geld'"));
  const Exported exported =
      export_as(fixture, {.format = format, .languages = {Language("en"), Language("de")}});
  REQUIRE(exported.report.unreadable.size() == 1);
  CHECK_THAT(exported.report.unreadable[0], ContainsSubstring("entry 2"));
  CHECK(exported.report.written == 2);
  CHECK_THAT(exported.text, ContainsSubstring("Haus") && !ContainsSubstring("Geld"));
}

TEST_CASE("what any format of the table writes is known by its content and gives the terms again") {
  for (const GlossaryFormat& format : glossary_formats()) {
    INFO(format.id());
    if (format.write == nullptr) continue;
    GlossaryFixture fixture;
    fixture.add({make_entry({{"en", "central bank"}, {"tr", "merkez bankası"}}),
                 make_entry({{"en", "house, old"}, {"tr", "eski \"ev\""}})});
    const Exported exported =
        export_as(fixture, {.format = format.id(), .languages = {Language("en"), Language("tr")}});
    CHECK(read_glossary_format(exported.text).recognise == format.recognise);
    const auto source =
        open_glossary_text(exported.text, "terms", {.languages = {Language("en"), Language("tr")}});
    std::vector<std::string> terms;
    for (Entry entry; source->next(entry);) {
      for (const Term& term : entry.terms) terms.push_back(term.text);
    }
    CHECK(terms ==
          std::vector<std::string>{"central bank", "merkez bankası", "house, old", "eski \"ev\""});
  }
}

TEST_CASE("a glossary is written in the format that the file's name ends in") {
  const auto id = [](const char* name) {
    const GlossaryFormat* const format = written_glossary_format(name);
    return format == nullptr ? std::string_view("none") : format->id();
  };
  CHECK(id("terms") == "tbx2");
  CHECK(id("-") == "tbx2");
  CHECK(id("Terms.TBX") == "tbx2");
  CHECK(id("terms.tab") == "tsv");
  CHECK(id("terms.utf8") == "omegat");
  CHECK(id("terms.xlsx") == "none");
  CHECK(id("terms.tbx.gz") == "none");
  CHECK(glossary_format("tbx") == glossary_format("tbx2"));
  CHECK(glossary_format("tb") == nullptr);
}
