#include "calque/error.h"
#include "calque/format.h"
#include "catch.h"
#include "formats/wordfast/wordfast_format.h"
#include "formats/wordfast/wordfast_text.h"
#include "model/told_by_properties.h"
#include "text/byte_source.h"

using namespace calque;

namespace {

constexpr const char* kHeader =
    "%20070801~103212\t%User ID,SM,SM Samuel\t%TU=00000002\t%EN-US\t%Wordfast TM v.5.51r/00\t"
    "%DE-DE\t%---80597535\tSubject (5),EL,EL Electronics\t\t\t\t\r\n";

struct Outcome {
  std::vector<TranslationUnit> units;
  ReadSummary summary;
};

Outcome read(const std::string& bytes, const UnitSourceOptions& options = {}) {
  const auto source = read_wordfast(text::ByteSource::from_memory(bytes, "wf.txt"), options);
  Outcome outcome;
  for (TranslationUnit unit; source->next(unit);) outcome.units.push_back(unit);
  outcome.summary = source->summary();
  return outcome;
}

std::string utf16(const std::string& ascii) {
  std::string bytes = "\xFF\xFE";
  for (const char c : ascii) bytes.append({c, '\0'});
  return bytes;
}

const std::string kUnit =
    "20070801~103248\tSM\t3\tEN-US\t\"Open\" the valve.\tDE-DE\tVentil \"öffnen\".\tEL\t\r\n";

}  // namespace

TEST_CASE("a unit of Wordfast has its texts, date, user, uses and attributes") {
  const Outcome outcome = read(kHeader + kUnit);
  REQUIRE(outcome.units.size() == 1);
  const TranslationUnit& unit = outcome.units[0];
  CHECK(unit.source_language == Language("en-US"));
  CHECK(unit.variants.at(0).segment.text == "\"Open\" the valve.");
  CHECK(unit.variants.at(1).language == Language("de-DE"));
  CHECK(unit.variants.at(1).segment.text == "Ventil \"öffnen\".");
  CHECK(unit.metadata.creation_date == "20070801T103248Z");
  CHECK(unit.metadata.creation_id == "SM");
  CHECK(unit.metadata.usage_count == "3");
  CHECK(unit.properties == std::vector<Property>{{"x-wordfast-1", "EL", "", ""}});
  CHECK(says_confirmed(unit));
  CHECK(outcome.summary.issues.empty());
}

TEST_CASE("a memory of Wordfast may be in UTF-16, or in an encoding that is named") {
  const std::string ascii = std::string(kHeader) + "20070801~103248\tSM\t0\tEN-US\ta\tDE-DE\tb\r\n";
  CHECK(is_wordfast(utf16(ascii)));
  CHECK(read(utf16(ascii)).units.size() == 1);
  const std::string latin =
      std::string(kHeader) + "20070801~103248\tSM\t0\tEN-US\ta\tDE-DE\t\xF6\n";
  CHECK_THROWS_WITH(read(latin), ContainsSubstring("wf.txt:2: unit 1: it has bytes without"));
  CHECK(read(latin, {.encoding = "windows-1252"}).units.at(0).variants[1].segment.text == "ö");
  CHECK(read(latin, {.lenient = true}).units.at(0).variants[1].segment.text == "\uFFFD");
}

TEST_CASE("placeables of Wordfast are tags, and its escapes characters") {
  const Segment segment =
      segment_of_wordfast("a &tA;b&tBC; &'26; &'93;c&'94;&'B;d & &x; &'ZZ; &t;");
  CHECK(segment.text == "a b & \u201Cc\u201D\nd & &x; &'ZZ; &t;");
  REQUIRE(segment.tags.size() == 2);
  CHECK(segment.tags[0].offset == 2);
  CHECK(std::get<std::string>(segment.tags[0].code.at(0)) == "&tA;");
  CHECK(segment.tags[1].offset == 3);
  CHECK(segment_of_wordfast("&'00;&'1F;&'81;").text == "&'00;&'1F;&'81;");
  CHECK(segment_of_wordfast("&").text == "&");
}

TEST_CASE("units of machines and of alignments are unconfirmed") {
  const Outcome outcome = read(std::string(kHeader) +
                               "20070801~103248\tMT!\t0\tEN-US\ta\tDE-DE\tb\n"
                               "20070801~103248\tAL!\t0\tEN-US\tc\tDE-DE\td\n");
  REQUIRE(outcome.units.size() == 2);
  CHECK_FALSE(says_confirmed(outcome.units[0]));
  CHECK_FALSE(says_confirmed(outcome.units[1]));
}

TEST_CASE("deleted units, empty ones and lines of the header are left out") {
  const Outcome outcome = read(std::string(kHeader) +
                               "%This is a header - do not delete, move or sort.\n\n"
                               "-0070801~103248\tSM\t0\tEN-US\ta\tDE-DE\tb\n"
                               "20070801~103248\tSM\t0\tEN-US\ta\tDE-DE\t\n" +
                               kUnit);
  CHECK(outcome.units.size() == 1);
  CHECK(outcome.summary.issues.size() == 2);
}

TEST_CASE("languages that a unit lacks are those of the header, or those that were given") {
  const std::string unit = "20070801~103248\tSM\t0\t\ta\t\tb\n";
  CHECK(read(kHeader + unit).units.at(0).variants[1].language == Language("de-DE"));
  const std::string header = "%20070801~103212\t%SM\t%TU=00000001\t%EN\t%Wordfast TM v.3\t%\t%-\n";
  const UnitSourceOptions options{.languages = {Language("en-GB"), Language("tr")}};
  const auto units = read(header + unit, options).units;
  CHECK(units.at(0).variants[0].language == Language("en"));
  CHECK(units.at(0).variants[1].language == Language("tr"));
}

TEST_CASE("what is no unit of Wordfast is refused with its line, or left out") {
  CHECK_THROWS_WITH(read("en\ttr\n"), ContainsSubstring("does not begin as a text memory"));
  CHECK_THROWS_AS(read(""), InputError);
  CHECK_THROWS_AS(read("%"), InputError);
  const std::string few = std::string(kHeader) + "20070801~103248\tSM\t0\n" + kUnit;
  CHECK_THROWS_WITH(read(few), ContainsSubstring("wf.txt:2: unit 1: it has 3 fields"));
  CHECK(read(few, {.lenient = true}).units.size() == 1);
  CHECK_THROWS_WITH(read(std::string(kHeader) + "20070801~103248\tSM\t0\tk!\ta\tDE\tb\n"),
                    ContainsSubstring("no language tag"));
}
