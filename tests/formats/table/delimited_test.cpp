#include <sstream>

#include "calque/error.h"
#include "catch.h"
#include "formats/table/delimited_reader.h"
#include "formats/table/delimited_records.h"
#include "formats/table/delimited_writer.h"
#include "random_segment.h"

using namespace calque;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows split(const std::string& content, char separator = '\0') {
  DelimitedRecords records(text::Decoder(text::ByteSource::from_memory(content)), separator);
  DelimitedRecord record;
  Rows rows;
  while (records.next(record)) rows.push_back(record.fields);
  return rows;
}

struct Outcome {
  std::vector<TranslationUnit> units;
  std::vector<ReadIssue> issues;
};

Outcome read(const std::string& content, DelimitedReadOptions options = {}) {
  DelimitedReader reader(text::ByteSource::from_memory(content, "t.csv"), std::move(options));
  Outcome outcome;
  TranslationUnit unit;
  while (reader.next(unit)) outcome.units.push_back(unit);
  outcome.issues = reader.issues();
  return outcome;
}

TranslationUnit unit_of(const std::vector<std::pair<std::string, std::string>>& texts) {
  TranslationUnit unit;
  for (const auto& [language, text] : texts) {
    Variant variant;
    variant.language = Language(language);
    variant.segment.text = text;
    unit.variants.push_back(variant);
  }
  return unit;
}

std::string write(const std::vector<TranslationUnit>& units, const DelimitedWriteOptions& options) {
  std::ostringstream out;
  DelimitedWriter writer(out, options);
  for (const TranslationUnit& unit : units) writer.write(unit);
  writer.finish();
  return out.str();
}

}  // namespace

TEST_CASE("records are split as RFC 4180 has it") {
  CHECK(split("a,b\r\nc,d\r\n") == Rows{{"a", "b"}, {"c", "d"}});
  CHECK(split("a,b\nc,d") == Rows{{"a", "b"}, {"c", "d"}});
  CHECK(split("\"a,1\",\"b \"\"2\"\"\"\n\"c\r\nd\",\n") ==
        Rows{{"a,1", "b \"2\""}, {"c\r\nd", ""}});
  CHECK(split("a;b,c;d\n") == Rows{{"a", "b,c", "d"}});
  CHECK(split("a\tb,c\n\n") == Rows{{"a", "b,c"}, {""}});
  CHECK(split(",\n") == Rows{{"", ""}});
  CHECK(split("") == Rows{});
  CHECK(split("a\rb,c\r\n") == Rows{{"a\rb", "c"}});
}

TEST_CASE("tab-separated text need not be quoted") {
  CHECK(split("\"Yes\" he said\tb\n") == Rows{{"\"Yes\" he said", "b"}});
  CHECK(split("\"never closed\tb\n") == Rows{{"\"never closed", "b"}});
  CHECK(split("\"a\tb\"\t\"c\"\n") == Rows{{"a\tb", "c"}});
}

TEST_CASE("a sentence that opens a quote does not swallow the rows up to the one that closes it") {
  const std::string text =
      "\"I am here.\tBuradayım.\nHe said \"so\".\tÖyle dedi.\nI go.\"\tGiderim.\n";
  CHECK(split(text) == Rows{{"\"I am here.", "Buradayım."},
                            {"He said \"so\".", "Öyle dedi."},
                            {"I go.\"", "Giderim."}});
  // Without a quote elsewhere it is told by the lines, which are rows themselves.
  CHECK(split("a\tb\n\"I am here.\tBuradayım.\nI go.\"\tGiderim.\n") ==
        Rows{{"a", "b"}, {"\"I am here.", "Buradayım."}, {"I go.\"", "Giderim."}});
  CHECK(split("\"I am here.\tBuradayım.\nI go.\"\tGiderim.\n") ==
        Rows{{"\"I am here.", "Buradayım."}, {"I go.\"", "Giderim."}});
}

TEST_CASE("tab-separated fields that are quoted whole are unquoted") {
  CHECK(split("\"Yes\"\tb\n") == Rows{{"Yes", "b"}});
  CHECK(split("a\tb\n\"one\ntwo\"\tc\n") == Rows{{"a", "b"}, {"one\ntwo", "c"}});
  CHECK(split("a \"b\" c\td\n\"Yes\"\te\n") == Rows{{"a \"b\" c", "d"}, {"Yes", "e"}});
  CHECK(split("a\tb\nx\t\"one\ntwo\tthree \"\"four\"\"\"\n") ==
        Rows{{"a", "b"}, {"x", "one\ntwo\tthree \"four\""}});
}

TEST_CASE("a quote that is never closed costs no more than its row in tab-separated text") {
  std::string text = "\"open\tb\n";
  for (int i = 0; i < 200'000; ++i) text += "a sentence\tbir cümle\n";
  CHECK(split(text).size() == 200'001);
}

TEST_CASE("quotes can be taken as text") {
  DelimitedReadOptions options;
  options.quotes = DelimitedRecords::Quotes::text;
  const auto units = read("en,tr\n\"Yes\",\"Evet\" dedi\n", options).units;
  REQUIRE(units.size() == 1);
  CHECK(units[0].variants[0].segment.text == "\"Yes\"");
  CHECK(units[0].variants[1].segment.text == "\"Evet\" dedi");
  CHECK_THROWS_WITH(read("en,tr\n\"Evet\" dedi,c\n"), ContainsSubstring("--no-quotes"));
}

TEST_CASE("records across the chunks of the decoder are whole") {
  std::string content;
  for (int i = 0; i < 30000; ++i) content += "\"left, " + std::to_string(i) + "\",right\r\n";
  const Rows rows = split(content);
  REQUIRE(rows.size() == 30000);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    REQUIRE(rows[i] == std::vector<std::string>{"left, " + std::to_string(i), "right"});
  }
}

TEST_CASE("a header names languages and further columns") {
  const Outcome outcome =
      read("tuid,en-US,TR,note,domain\n1,one,bir,n,law\n,two,iki,,\n,,\n3,three\n");
  REQUIRE(outcome.units.size() == 3);
  const TranslationUnit& first = outcome.units[0];
  CHECK(first.tuid == "1");
  CHECK(first.source_language == Language("en-US"));
  CHECK(first.variants[1].language == Language("tr"));
  CHECK(first.variants[1].segment.text == "bir");
  CHECK(first.notes == std::vector<Note>{{"n", "", ""}});
  CHECK(first.properties == std::vector<Property>{{"domain", "law", "", ""}});
  CHECK(outcome.units[2].variants.size() == 1);
  REQUIRE(outcome.issues.size() == 2);
  CHECK_THAT(outcome.issues[0].message, ContainsSubstring("\"domain\" is kept as a property"));
  CHECK(outcome.issues[1].place.line == 5);
}

TEST_CASE("languages can be given for a file without a header") {
  DelimitedReadOptions options;
  options.languages = {Language("en"), Language("tr")};
  CHECK(read("one\tbir\n", options).units.at(0).variants.at(1).segment.text == "bir");
  CHECK(read("EN\ttr\none\tbir\n", options).units.size() == 1);
  CHECK(read("", options).units.empty());
  CHECK_THROWS_WITH(read("one\tbir\ttwo\n", options),
                    ContainsSubstring("t.csv:1: unit 1: it has 3 fields"));
}

TEST_CASE("columns are named by codes and by names of languages") {
  const Outcome outcome = read("English (United States),ger,Turkish,tuid\na,b,c,d\n");
  const auto& variants = outcome.units.at(0).variants;
  CHECK(variants.at(0).language == Language("en-US"));
  CHECK(variants.at(1).language == Language("de"));
  CHECK(variants.at(2).language == Language("tr"));
  DelimitedReadOptions options;
  options.languages = {Language("en"), Language("tr")};
  CHECK(read("English\tTurkish\none\tbir\n", options).units.size() == 1);
}

TEST_CASE("a table that cannot be read is refused with its line") {
  CHECK_THROWS_WITH(read("source,target\na,b\n"), ContainsSubstring("does not name two languages"));
  CHECK_THROWS_WITH(read(""), ContainsSubstring("empty"));
  CHECK_THROWS_WITH(read("en,tr\n\"a\"b,c\n"), ContainsSubstring("t.csv:2: unit 1: text follows"));
  CHECK_THROWS_WITH(read("en,tr\n\"a,c\n"), ContainsSubstring("never closed"));
  CHECK_THROWS_WITH(read("en,tr\na\xFF,c\n"), ContainsSubstring("without a meaning in UTF-8"));
  CHECK_THROWS_WITH(read("en,tr\na\x01,c\n"), ContainsSubstring("control characters"));
}

TEST_CASE("lenient reading leaves rows out and repairs characters") {
  DelimitedReadOptions options;
  options.lenient = true;
  const Outcome outcome = read("en,tr\n\"a\"b,c\nx,y,z\na\xFF,\x02\n\"d\",e\n", options);
  REQUIRE(outcome.units.size() == 2);
  CHECK(outcome.units[0].variants[0].segment.text == "a\uFFFD");
  CHECK(outcome.units[0].variants[1].segment.text == "\uFFFD");
  CHECK(outcome.units[1].variants[0].segment.text == "d");
  CHECK(outcome.issues.size() == 4);
}

TEST_CASE("encodings are told by mark or option") {
  CHECK(read(std::string("\xFF\xFE"
                         "e\0n\0\t\0t\0r\0\n\0a\0\t\0\x5F\x01\n\0",
                         22))
            .units.at(0)
            .variants.at(1)
            .segment.text == "ş");
  DelimitedReadOptions options;
  options.encoding = "windows-1254";
  CHECK(read("en,tr\na,\xFE\n", options).units.at(0).variants.at(1).segment.text == "ş");
}

TEST_CASE("rows are written, several variants of a language as several rows") {
  const TranslationUnit unit =
      unit_of({{"en-US", "one"}, {"tr", "bir, \"1\""}, {"tr", "tek"}, {"de", "eins"}});
  CHECK(write({unit, unit_of({{"en", "alone"}, {"de", "x"}})},
              {',', {Language("en"), Language("tr")}, true}) ==
        "en,tr\r\none,\"bir, \"\"1\"\"\"\r\none,tek\r\n");
  CHECK(write({unit}, {'\t', {Language("el"), Language("en"), Language("de")}, false}) ==
        "\tone\teins\n");
  std::ostringstream out;
  CHECK_THROWS_AS(DelimitedWriter(out, {'\t', {Language("en")}, true}), UsageError);
}

TEST_CASE("what is written is read again") {
  RandomSegments random(5);
  const char separator = GENERATE(',', '\t', ';');
  std::vector<TranslationUnit> units;
  for (int i = 0; i < 500; ++i) {
    units.push_back(unit_of({{"en", random.text() + "."}, {"tr", random.text() + "."}}));
  }
  DelimitedReadOptions options;
  options.separator = separator;
  const Outcome outcome =
      read(write(units, {separator, {Language("en"), Language("tr")}, true}), options);
  REQUIRE(outcome.units.size() == units.size());
  for (std::size_t i = 0; i < units.size(); ++i) {
    REQUIRE(outcome.units[i].variants[0].segment == units[i].variants[0].segment);
    REQUIRE(outcome.units[i].variants[1].segment == units[i].variants[1].segment);
  }
}
