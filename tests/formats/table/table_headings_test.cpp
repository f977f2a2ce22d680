#include "formats/table/table_headings.h"

#include "calque/error.h"
#include "calque/unit.h"
#include "catch.h"
#include "formats/table/delimited_reader.h"

using namespace calque;

namespace {

using Role = UnitColumn::Role;

/// "text en, text tr, tuid, property x-key", the source first marked with *.
std::string columns(const std::vector<std::string>& names,
                    const std::vector<const char*>& given = {}) {
  std::vector<Language> languages;
  for (const char* tag : given) languages.emplace_back(tag);
  const auto found = read_headings(names, languages).headings;
  if (!found) return "none";
  std::string out;
  for (std::size_t i = 0; i < found->columns.size(); ++i) {
    const UnitColumn& column = found->columns[i];
    out += i == 0 ? "" : ", ";
    if (column.role == Role::text) out += i == found->source ? "*" : "";
    if (column.language_column) {
      out += "by " + std::to_string(*column.language_column);
    } else if (column.role == Role::text) {
      out += column.language.tag();
    }
    if (column.role == Role::language) out += "language";
    if (column.role == Role::tuid) out += "tuid";
    if (column.role == Role::note) out += "note";
    if (column.role == Role::property) out += column.type;
  }
  return out;
}

std::vector<TranslationUnit> read(const std::string& content, DelimitedReadOptions options = {}) {
  DelimitedReader reader(text::ByteSource::from_memory(content, "t.csv"), std::move(options));
  std::vector<TranslationUnit> units;
  TranslationUnit unit;
  while (reader.next(unit)) units.push_back(unit);
  return units;
}

}  // namespace

TEST_CASE("keys, ids, names and contexts are no texts") {
  CHECK(columns({"key", "en", "tr"}) == "x-key, *en, tr");
  CHECK(columns({"id", "en", "tr"}) == "tuid, *en, tr");
  CHECK(columns({"name", "English", "Turkish"}) == "x-key, *en, tr");
  CHECK(columns({"String ID", "context", "en", "de", "Developer comments"}) ==
        "x-key, x-context, *en, de, note");
  CHECK(columns({"Key", "Id", "English(en)", "German(de)", "Shared Comments"}) ==
        "x-key, tuid, *en, de, note");
  CHECK(columns({"keys", "en", "pt", "zh"}) == "x-key, *en, pt, zh");
  CHECK(columns({"", "en", "pt-br", "jp", "", "max length"}) ==
        "x-key, *en, pt-BR, ja, x-untyped, max length");
}

TEST_CASE("\"id\" is Indonesian where it is needed, asked for, or stands among languages") {
  CHECK(columns({"id", "en"}) == "*id, en");
  CHECK(columns({"en", "id", "tr"}) == "*en, id, tr");
  CHECK(columns({"id", "en", "id"}) == "tuid, *en, id");
  CHECK(columns({"id", "en", "tr"}, {"en", "id"}) == "id, *en, tr");
  CHECK(columns({"id", "en", "tr"}, {"en", "tr"}) == "tuid, *en, tr");
  CHECK(columns({"Key", "Id", "English(en)"}) == "none");
}

TEST_CASE("codes that may be words name languages only where there are not two others") {
  CHECK(columns({"url", "en", "tr"}) == "url, *en, tr");
  CHECK(columns({"en", "pwn"}) == "*en, pwn");
  CHECK(columns({"old", "new"}, {"en", "tr"}) == "none");
}

TEST_CASE("source and target are of the languages that were given") {
  CHECK(columns({"source", "target"}, {"en", "tr"}) == "*en, tr");
  CHECK(columns({"location", "Target text", "Source text"}, {"en", "tr"}) == "location, tr, *en");
  CHECK(columns({"msgid", "msgstr", "msgctxt"}, {"en", "tr"}) == "*en, tr, x-msgctxt");
  CHECK(columns({"en", "tr", "source"}) == "*en, tr, source");
  CHECK(columns({"source", "target"}) == "none");
  CHECK(read_headings({"source", "target"}, {}).problem ==
        "it has a column \"source\" and does not say its language");
}

TEST_CASE("rows may name their languages") {
  CHECK(columns({"SourceTerm", "TargetTerm", "SourceLanguage", "TargetLanguage"}) ==
        "*by 2, by 3, language, language");
  const auto units = read("source,target,source language,target_lang\nunit,eenheid,eng,nld\n");
  REQUIRE(units.size() == 1);
  CHECK(units[0].source_language == Language("en"));
  CHECK(units[0].variants.at(1).language == Language("nl"));
  CHECK_THROWS_WITH(read("source,target,source language,target_lang\na,b,k!,nld\n"),
                    ContainsSubstring("t.csv:2: unit 1: \"k!\" is no language tag"));
}

TEST_CASE("names of languages fit those that were given, in either direction") {
  CHECK(columns({"English", "German"}, {"en-US", "de"}) == "*en-US, de");
  CHECK(columns({"English_United_States", "German"}, {"en", "de"}) == "*en-US, de");
  CHECK(columns({"German", "English"}, {"en", "de"}) == "de, *en");
  CHECK(columns({"English", "German"}, {"en", "tr"}) == "none");
  CHECK(read_headings({"English", "German"}, {Language("en"), Language("tr")}).problem ==
        "it names no column for tr");
  CHECK(read_headings({"one", "bir"}, {Language("en"), Language("tr")}).problem.empty());
  CHECK(read_headings({"Note", "Not"}, {Language("en"), Language("tr")}).problem.empty());
}

TEST_CASE("a key tells equal texts of a table apart") {
  const auto units = read("key,en,tr\nmenu.open,Open,Aç\nstate.open,Open,Açık\n");
  REQUIRE(units.size() == 2);
  CHECK(units[0].variants.size() == 2);
  CHECK(units[0].source_language == Language("en"));
  const Identity first = identity_of(units[0], units[0].variants[0]);
  const Identity second = identity_of(units[1], units[1].variants[0]);
  CHECK(agreement(first, first) == KeyAgreement::right);
  CHECK(agreement(first, second) == KeyAgreement::other);
}

TEST_CASE("what columns were taken for is told, and a first row that is taken for text") {
  DelimitedReader reader(text::ByteSource::from_memory("key,en,tr\na,b,c\n", "t.csv"));
  REQUIRE(reader.issues().size() == 1);
  CHECK(reader.issues()[0].message == "the column \"key\" is taken for the key of its row");
  DelimitedReadOptions options;
  options.languages = {Language("en"), Language("tr")};
  DelimitedReader other(text::ByteSource::from_memory("English,German\na,b\n", "t.csv"), options);
  REQUIRE(other.issues().size() == 1);
  CHECK_THAT(other.issues()[0].message, ContainsSubstring("it names no column for tr"));
}

TEST_CASE("which columns become properties is told") {
  const auto notes = [](const std::vector<std::string>& names) {
    return read_headings(names, {}).headings.value().notes;
  };
  CHECK(notes({"en", "tr"}).empty());
  CHECK(notes({"en", "tr", "Status"}) ==
        std::vector<std::string>{"the column \"Status\" is kept as a property of its row"});
  CHECK(notes({"Author", "en", "tr", "Status", ""}) ==
        std::vector<std::string>{
            "the columns \"Author\", \"Status\" are kept as properties of their rows"});
  std::vector<std::string> many{"en", "tr"};
  for (int i = 0; i < 12; ++i) many.push_back("column " + std::to_string(i));
  CHECK_THAT(notes(many).at(0), ContainsSubstring("\"column 9\" and others are kept"));
}
