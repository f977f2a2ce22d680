#include <sstream>

#include "calque/error.h"
#include "catch.h"
#include "glossary/glossary_export.h"
#include "glossary/glossary_source.h"
#include "glossary/tbx_writer.h"
#include "glossary_fixture.h"

using namespace calque;
using namespace calque::glossary;

namespace {

struct Read {
  std::vector<Entry> entries;
  ReadSummary summary;
  std::string header;
};

Read read(const std::string& text, const GlossaryReadOptions& options = {}) {
  const auto source = open_glossary_text(text, "terms.tbx", options);
  Read result;
  for (Entry entry; source->next(entry);) result.entries.push_back(entry);
  result.summary = source->summary();
  result.header = source->header_json();
  return result;
}

std::string written(const std::vector<Entry>& entries, TbxStyle style) {
  std::ostringstream out;
  TbxWriter writer(out, style, "a test");
  for (const Entry& entry : entries) writer.write(entry);
  writer.finish();
  return out.str();
}

std::string martif(const std::string& entries) {
  return "<?xml version='1.0'?>\n<martif type=\"TBX\" xml:lang=\"en\">\n<text><body>\n" + entries +
         "</body></text></martif>";
}

/// Entries with every kind of datum and its details.
Entry make_rich_entry() {
  Entry entry = make_full_entry();
  entry.data.push_back({"transac",
                        "transactionType",
                        "origination",
                        "",
                        "",
                        {{"transacNote", "responsibility", "Jane", "US5001", "", {}},
                         {"date", "", "2026-01-02", "", "", {}}}});
  entry.data.push_back({"ref", "crossReference", "see", "c2", "", {}});
  entry.data.push_back({"xref", "xGraphic", "picture", "http://example.org/a?b&c", "", {}});
  entry.data.push_back({"admin", "x-client", "ACME <Ltd>", "", "", {}});
  entry.data.push_back({"descrip", "relatedConcept", "bank", "", "", {}});
  entry.data.push_back({"note", "", "first", "", "", {}});
  entry.terms[1].data = {
      {"termNote", "administrativeStatus", "supersededTerm-admn-sts", "", "", {}},
      {"termNote", "termType", "fullForm", "", "", {}},
      {"termCompList",
       "hyphenation",
       "",
       "",
       "",
       {{"termComp", "", "ban", "", "", {}}, {"termComp", "", "ka", "", "", {}}}},
      {"descrip", "context", "Banka açık.", "", "", {{"admin", "source", "gazete", "", "", {}}}}};
  entry.terms[1].status = Status::forbidden;
  return entry;
}

}  // namespace

TEST_CASE("what is written as TBX is read again, in every style") {
  const auto style = GENERATE(TbxStyle::basic_2, TbxStyle::dca_3, TbxStyle::dct_3);
  Entry numbered = make_entry({{"en", "a < b & \"c\""}, {"he", "א"}});
  numbered.identifier = "7";
  Entry twin = make_entry({{"en", "twin"}});
  twin.identifier = "c1";
  const std::vector<Entry> entries{make_rich_entry(), numbered, twin};
  const std::string text = written(entries, style);
  INFO(text);
  const Read again = read(text);
  REQUIRE(again.entries.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK(again.entries[i].same_content(entries[i]));
  CHECK(again.summary.skipped == 0);
}

TEST_CASE("TBX 2 has terms in tig, and in termGrp of ntig") {
  const auto entries = read(martif(R"(<termEntry id="c1">
      <descrip type="subjectField">Hardware \ Other
         units</descrip>
      <langSet xml:lang="en"><tig><term id="t1">branch</term>
        <termNote type="partOfSpeech">noun</termNote></tig></langSet>
      <langSet xml:lang="EN_us"><ntig><termGrp><term>trail</term>
        <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termGrp>
        <descrip type="context">the  trail</descrip></ntig></langSet>
    </termEntry>)"))
                           .entries;
  REQUIRE(entries.size() == 1);
  const Entry& entry = entries[0];
  CHECK(entry.identifier == "c1");
  CHECK(value_of(entry.data, "subjectField") == "Hardware \\ Other units");
  REQUIRE(entry.terms.size() == 2);
  CHECK(entry.terms[0].identifier == "t1");
  CHECK(entry.terms[0].part_of_speech == "noun");
  CHECK(entry.terms[1].language == Language("en-US"));
  CHECK(entry.terms[1].status == Status::admitted);
  CHECK(value_of(entry.terms[1].data, "context") == "the trail");
}

TEST_CASE("TBX-Min and the DCT style name data categories as elements") {
  const auto entries = read(R"(<TBX dialect="TBX-Min"><header><id>x</id></header><body>
    <entry id="C002"><subjectField>biology</subjectField>
      <langGroup xml:lang="de"><termGroup><term>Hund</term><partOfSpeech>noun</partOfSpeech>
        <termStatus>notRecommended</termStatus><customer>SAP</customer></termGroup></langGroup>
    </entry></body></TBX>)")
                           .entries;
  REQUIRE(entries.size() == 1);
  CHECK(value_of(entries[0].data, "subjectField") == "biology");
  CHECK(entries[0].terms[0].part_of_speech == "noun");
  CHECK(entries[0].terms[0].status == Status::forbidden);
  CHECK(value_of(entries[0].terms[0].data, "customer") == "SAP");
}

TEST_CASE("what TBX does not have is kept or told") {
  const Read result = read(martif(R"(<termEntry><CommentAll>all</CommentAll><extra/>
      <note id="n1">a <hi type="x">marked</hi> word</note>
      <langSet xml:lang="en"><tig><term>helmet</term><extra1>Info</extra1>
         <termNote type="administrativeStatus">whatever</termNote></tig></langSet>
      <langSet><tig><term/><note>lost?</note></tig></langSet>
    </termEntry><termEntry><langSet xml:lang="en"/></termEntry>
    stray <other/>)"));
  REQUIRE(result.entries.size() == 1);
  const Entry& entry = result.entries[0];
  CHECK(value_of(entry.data, "x-CommentAll") == "all");
  CHECK(value_of(entry.data, "note") == "a marked word");
  CHECK(value_of(entry.terms[0].data, "x-extra1") == "Info");
  CHECK(value_of(entry.terms[0].data, "administrativeStatus") == "whatever");
  CHECK(value_of(entry.languages.at(0).data, "note") == "lost?");
  std::string issues;
  for (const ReadIssue& issue : result.summary.issues) issues += issue.message + "\n";
  for (const char* told :
       {"does not have", "within a text", "attributes that are not kept", "term without text",
        "without a language", "status that is not known", "outside of entries", "without a term"}) {
    CHECK_THAT(issues, ContainsSubstring(told));
  }
  CHECK(result.summary.skipped == 1);
}

TEST_CASE("TBX that is not well-formed is refused with its line, or read around") {
  const std::string text = martif(
      "<termEntry><langSet xml:lang='en'><tig><term>a</term></tig></langSet></termEntry>\n"
      "<termEntry><langSet xml:lang='en'><tig><term>b</tig></langSet></termEntry>\n"
      "<termEntry><langSet xml:lang='en'><tig><term>c</term></tig></langSet></termEntry>\n");
  CHECK_THROWS_WITH(
      read(text), ContainsSubstring("terms.tbx:5: unit 2") && ContainsSubstring("not well-formed"));
  const Read lenient = read(text, {.lenient = true});
  REQUIRE(lenient.entries.size() == 2);
  CHECK(lenient.entries[1].terms[0].text == "c");
  CHECK(lenient.summary.skipped == 1);
  const Read cut = read(text.substr(0, text.rfind("<term>c")), {.lenient = true});
  CHECK(cut.entries.size() == 1);
  CHECK(cut.summary.truncated);
}

TEST_CASE("entries with a language tag or a term that cannot be are refused, or left out") {
  const auto entry = [](const std::string& language, const std::string& term) {
    return "<termEntry><langSet xml:lang='" + language + "'><tig><term>" + term +
           "</term></tig></langSet></termEntry>\n";
  };
  CHECK(read(martif(entry("GER", "a"))).entries.at(0).terms.at(0).language == Language("de"));
  const std::string language = martif(entry("en", "a") + entry("k!", "b"));
  CHECK_THROWS_WITH(read(language), ContainsSubstring("terms.tbx:5: unit 2") &&
                                        ContainsSubstring("\"k!\" is no language tag"));
  CHECK(read(language, {.lenient = true}).summary.skipped == 1);
  const std::string absurd = martif(entry("en", "a") + entry("en", std::string(2'000, 'w')));
  CHECK_THROWS_WITH(read(absurd), ContainsSubstring("terms.tbx:5: unit 2") &&
                                      ContainsSubstring("has 2000 characters"));
  CHECK(read(absurd, {.lenient = true}).entries.size() == 1);
}

TEST_CASE("other XML, and what begins like it, is no TBX") {
  const auto text =
      GENERATE("<", "<?xml version='1.0'?>", "<html><p>x</p></html>", "<!-- only -->");
  CHECK_THROWS_WITH(read(text), ContainsSubstring("TBX"));
}

TEST_CASE("nothing outside of the file is opened, and entities do not explode") {
  const std::string entry =
      "<termEntry><langSet xml:lang='en'><tig><term>&x;</term></tig></langSet></termEntry>";
  CHECK_THROWS_AS(
      read("<!DOCTYPE martif [<!ENTITY x SYSTEM '/etc/passwd'>]>" + martif(entry).substr(22)),
      InputError);
  std::string bomb = "<!DOCTYPE martif [<!ENTITY a 'aaaaaaaaaa'>";
  for (char c = 'b'; c < 'l'; ++c) {
    std::string one = "&" + std::string(1, static_cast<char>(c - 1)) + ";";
    bomb += "<!ENTITY " + std::string(1, c == 'k' ? 'x' : c) + " '";
    for (int i = 0; i < 10; ++i) bomb += one;
    bomb += "'>";
  }
  CHECK_THROWS_AS(read(bomb + "]>" + martif(entry).substr(22)), InputError);
  CHECK(read("<!DOCTYPE martif [<!ENTITY x 'word'>]>" + martif(entry).substr(22))
            .entries[0]
            .terms[0]
            .text == "word");
}

TEST_CASE("groups nested without end are read without one") {
  std::string deep;
  for (int i = 0; i < 20000; ++i) deep += "<descripGrp>";
  deep += "<descrip type='definition'>x</descrip>";
  for (int i = 0; i < 20000; ++i) deep += "</descripGrp>";
  const auto entries =
      read(martif("<termEntry>" + deep +
                  "<langSet xml:lang='en'><tig><term>a</term></tig></langSet></termEntry>"))
          .entries;
  CHECK(entries.size() == 1);
}

TEST_CASE("TBX in a declared encoding and in UTF-16 is read") {
  std::string text =
      "<?xml version='1.0' encoding='windows-1254'?><martif><text><body><termEntry>"
      "<langSet xml:lang='tr'><tig><term>\xFE\xFD</term></tig></langSet></termEntry>"
      "</body></text></martif>";
  CHECK(read(text).entries.at(0).terms[0].text == "şı");
  text.replace(text.find("windows-1254"), 12, "UTF-16");
  text.replace(text.find("\xFE\xFD"), 2, "ab");
  std::string utf16 = "\xFF\xFE";
  for (const char c : text) utf16 += std::string{c, '\0'};
  CHECK(read(utf16).entries.at(0).terms[0].text == "ab");
}
