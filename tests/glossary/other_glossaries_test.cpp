#include "calque/error.h"
#include "catch.h"
#include "document/make_zip.h"
#include "glossary/glossary_source.h"

using namespace calque;
using namespace calque::glossary;

namespace {

std::vector<Entry> read(const std::string& bytes, const GlossaryReadOptions& options = {}) {
  const auto source = open_glossary_text(bytes, "terms", options);
  std::vector<Entry> entries;
  for (Entry entry; source->next(entry);) entries.push_back(entry);
  return entries;
}

constexpr const char* kMultiterm =
    "<?xml version=\"1.0\"?>\n<mtf><conceptGrp><concept>7</concept>"
    "<transacGrp><transac type=\"origination\">ann</transac><date>2020-01-01T00:00:00</date>"
    "</transacGrp><descripGrp><descrip type=\"Subject\">law</descrip></descripGrp>"
    "<languageGrp><language type=\"English\" lang=\"EN\"/><descripGrp>"
    "<descrip type=\"Definition\">A court.</descrip></descripGrp>"
    "<termGrp><term>court</term><descripGrp><descrip type=\"Part of Speech\">noun</descrip>"
    "</descripGrp><descripGrp><descrip type=\"Status\">preferred</descrip></descripGrp></termGrp>"
    "</languageGrp><languageGrp><language type=\"German\"/><termGrp><term>Gericht</term></termGrp>"
    "</languageGrp></conceptGrp></mtf>";

}  // namespace

TEST_CASE("an export of MultiTerm is read with its fields") {
  const auto entries = read(kMultiterm);
  REQUIRE(entries.size() == 1);
  const Entry& entry = entries.front();
  CHECK(entry.identifier == "7");
  CHECK(value_of(entry.data, "subjectField") == "law");
  REQUIRE(entry.terms.size() == 2);
  CHECK(entry.terms[0].text == "court");
  CHECK(entry.terms[0].part_of_speech == "noun");
  CHECK(entry.terms[0].status == Status::preferred);
  CHECK(entry.terms[1].language.tag() == "de");
  CHECK(definition_of(entry, Language("en")) == "A court.");
  CHECK_THROWS_AS(read("<mtf><conceptGrp>"), InputError);
}

TEST_CASE("a unit of TMX is an entry of a glossary") {
  const auto entries = read(
      "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu tuid=\"a\"><note>n</note>"
      "<tuv xml:lang=\"en\"><seg> court </seg></tuv><tuv xml:lang=\"de\"><seg>Gericht</seg></tuv>"
      "</tu></body></tmx>");
  REQUIRE(entries.size() == 1);
  CHECK(entries.front().identifier == "a");
  CHECK(entries.front().terms[0].text == "court");
  CHECK(value_of(entries.front().data, "note") == "n");
}

TEST_CASE("a workbook is a table of terms") {
  const std::string sheet =
      "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" "
      "t=\"inlineStr\"><is><t>de</t></is></c></row><row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c>"
      "<c r=\"B3\" t=\"str\"><v>Gericht, \"altes\"</v></c></row></sheetData></worksheet>";
  const std::string bytes = make_zip(
      {{"[Content_Types].xml", "<Types/>"},
       {"_rels/.rels",
        "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" "
        "Target=\"xl/workbook.xml\"/></Relationships>"},
       {"xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/>"
        "<Relationship Id=\"r2\" Type=\"x/sharedStrings\" Target=\"t.xml\"/></Relationships>"},
       {"xl/s.xml", sheet},
       {"xl/t.xml", "<sst><si><t>en</t></si><si><t>court</t></si></sst>"}});
  const auto entries = read(bytes);
  REQUIRE(entries.size() == 1);
  CHECK(entries.front().terms[0].text == "court");
  CHECK(entries.front().terms[1].text == "Gericht, \"altes\"");
  CHECK_THROWS_AS(read(make_zip({{"a.txt", "x"}})), InputError);
}
