#include "calque/error.h"
#include "calque/format.h"
#include "catch.h"
#include "formats/trados/sdltm_segment.h"
#include "model/segment_markup.h"
#include "plain_database.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

std::string segment(const std::string& elements) {
  return "<Segment><Elements>" + elements + "</Elements><CultureName>en-US</CultureName></Segment>";
}

std::string words(const std::string& value) {
  return "<Text><Value>" + value + "</Value></Text>";
}

std::string tag(const std::string& type, const std::string& anchor) {
  return "<Tag><Type>" + type + "</Type><Anchor>" + anchor + "</Anchor><TagID>7</TagID></Tag>";
}

/// The tables that are read, as the program makes them.
constexpr const char* kSchema =
    "CREATE TABLE translation_memories(id INTEGER PRIMARY KEY, source_language TEXT, "
    "target_language TEXT);"
    "CREATE TABLE translation_units(id INTEGER PRIMARY KEY, translation_memory_id INT, source_hash "
    "INT, source_segment TEXT, target_hash INT, target_segment TEXT, creation_date DATETIME, "
    "creation_user TEXT, change_date DATETIME, change_user TEXT, last_used_date DATETIME, "
    "usage_counter INT);"
    "CREATE TABLE attributes(id INTEGER PRIMARY KEY, name TEXT, type INT);"
    "CREATE TABLE string_attributes(translation_unit_id INT, attribute_id INT, value TEXT);"
    "CREATE TABLE picklist_values(id INTEGER PRIMARY KEY, attribute_id INT, value TEXT);"
    "CREATE TABLE picklist_attributes(translation_unit_id INT, picklist_value_id INT);"
    "CREATE TABLE translation_unit_contexts(translation_unit_id INT, left_source_context INT, "
    "left_target_context INT);"
    "INSERT INTO translation_memories VALUES (1, 'en-US', 'de-DE');"
    "INSERT INTO attributes VALUES (1, 'Client', 4), (2, 'File', 2);"
    "INSERT INTO picklist_values VALUES (5, 1, 'ACME');";

std::string row(int id, const std::string& source, const std::string& target) {
  const std::string number = std::to_string(id);
  return "INSERT INTO translation_units VALUES (" + number + ", 1, " + number + "0, '" + source +
         "', " + number + "5, '" + target +
         "', '2020-01-08 13:31:36', 'ann', '2020-01-27 13:19:19', 'bob', '2020-02-01 00:00:00', "
         "3);";
}

std::vector<TranslationUnit> units_of(const std::string& path) {
  const auto source = open_units(path, unit_format("sdltm"));
  std::vector<TranslationUnit> units;
  TranslationUnit unit;
  while (source->next(unit)) units.push_back(unit);
  return units;
}

}  // namespace

TEST_CASE("a segment of a Trados memory has text and tags") {
  const Segment read =
      segment_of_sdltm(segment(words("a ") + tag("Start", "1") + words("b &amp; c") +
                               tag("End", "1") + tag("Standalone", "2")),
                       "a");
  CHECK(read.text == "a b & c");
  REQUIRE(read.tags.size() == 3);
  CHECK(read.tags[0].kind == TagKind::begin_pair);
  CHECK(read.tags[0].offset == 2);
  CHECK(read.tags[1].kind == TagKind::end_pair);
  CHECK(read.tags[2].kind == TagKind::placeholder);
  CHECK(segment_of_sdltm(segment(words("x") + tag("UnmatchedEnd", "3")), "a").tags[0].kind ==
        TagKind::isolated);
  CHECK_THROWS_AS(segment_of_sdltm("<a/>", "a"), InputError);
  CHECK_THROWS_AS(segment_of_sdltm("<Segment>", "a"), InputError);
}

TEST_CASE("a Trados memory is read with dates, fields and contexts") {
  const TemporaryFolder folder;
  const std::string path = (folder / "a.sdltm").string();
  {
    PlainDatabase database(path);
    database.run(kSchema);
    database.run(row(1, segment(words("One.")), segment(words("Eins."))));
    database.run(row(2, segment(words("Two.")), segment(words("Zwei."))));
    database.run("INSERT INTO string_attributes VALUES (2, 2, 'a.docx')");
    database.run("INSERT INTO picklist_attributes VALUES (2, 5)");
    database.run("INSERT INTO translation_unit_contexts VALUES (2, 10, 15)");
  }
  CHECK(known_format(path) == &unit_format("sdltm"));
  const auto units = units_of(path);
  REQUIRE(units.size() == 2);
  CHECK(units[0].variants[1].segment.text == "Eins.");
  CHECK(units[0].variants[1].language.tag() == "de-DE");
  CHECK(units[0].metadata.creation_date == "20200108T133136Z");
  CHECK(units[0].metadata.change_id == "bob");
  CHECK(units[0].metadata.usage_count == "3");
  CHECK(units[1].variants[0].context.previous == "One.");
  CHECK(units[1].properties == std::vector<Property>{{"x-File:MultipleString", "a.docx", {}, {}},
                                                     {"x-Client:SinglePicklist", "ACME", {}, {}}});
}

TEST_CASE("what is no Trados memory is refused") {
  const TemporaryFolder folder;
  const std::string path = (folder / "a.sdltm").string();
  {
    PlainDatabase(path).run("CREATE TABLE a(b)");
  }
  CHECK_THROWS_WITH(units_of(path), ContainsSubstring("no Trados memory"));
  const std::string broken = (folder / "b.sdltm").string();
  {
    PlainDatabase database(broken);
    database.run(kSchema);
    database.run(row(1, "<Segment>", segment(words("x"))));
  }
  CHECK_THROWS_WITH(units_of(broken), ContainsSubstring("unit 1"));
}
