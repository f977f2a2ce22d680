#include "formats/table/ansi_encoding.h"

#include "catch.h"
#include "formats/table/delimited_reader.h"
#include "temporary_folder.h"

#include <fstream>

using namespace calque;

TEST_CASE("the code page of a table that is no UTF-8 is that of its languages") {
  const auto of = [](const std::string& beginning) {
    return encoding_of_spreadsheet(beginning, {});
  };
  CHECK(of("en,fr\nYes,\xE9\n") == "windows-1252");
  CHECK(of("English;Turkish\nYes;\xFE\n") == "windows-1254");
  CHECK(of("\"en\"\t\"tr\"\nYes\t\xFE\n") == "windows-1254");
  CHECK(of("de,pl\nJa,\xB3\n") == "windows-1250");
  CHECK(of("en,ru\nYes,\xC4\xE0\n") == "windows-1251");
  CHECK(of("key,en,ja\na,Yes,\x82\xCD\n") == "Shift_JIS");
  CHECK(of("one,two\nYes,\xE9\n") == "windows-1252");
  // No page has both.
  CHECK(of("ru,tr\n\xC4\xE0,\xFE\n").empty());
}

TEST_CASE("languages that were named go before those of the first row") {
  CHECK(encoding_of_spreadsheet("en,fr\nYes,\xE1\n", {Language("en"), Language("el")}) ==
        "windows-1253");
}

TEST_CASE("UTF-8, also cut off, and UTF-16 need no guess") {
  CHECK(encoding_of_spreadsheet("en,tr\nYes,Evet\n", {}).empty());
  CHECK(encoding_of_spreadsheet("en,tr\nYes,ğ\n", {}).empty());
  CHECK(encoding_of_spreadsheet(std::string("e\0n\0", 4) + "\xE9", {}).empty());
}

TEST_CASE("a table in a code page is read, with a remark") {
  const TemporaryFolder folder;
  const std::string file = (folder / "excel.csv").string();
  std::ofstream(file) << "en;tr\r\nYes, please.;\xDDyi ak\xFE"
                         "amlar\r\n";
  DelimitedReader reader(text::ByteSource::open(file));
  TranslationUnit unit;
  REQUIRE(reader.next(unit));
  CHECK(unit.variants[1].segment.text == "İyi akşamlar");
  REQUIRE(reader.issues().size() == 1);
  CHECK_THAT(reader.issues().front().message, ContainsSubstring("windows-1254"));
}

TEST_CASE("UTF-16 with its mark is read, with a remark") {
  const TemporaryFolder folder;
  const std::string file = (folder / "unicode.txt").string();
  std::ofstream out(file, std::ios::binary);
  out << "\xFF\xFE";
  for (const char c : std::string("en\ttr\r\nYes\tEvet\r\n")) out << c << '\0';
  out.close();
  DelimitedReader reader(text::ByteSource::open(file));
  TranslationUnit unit;
  REQUIRE(reader.next(unit));
  CHECK(unit.variants[1].segment.text == "Evet");
  REQUIRE(reader.issues().size() == 1);
  CHECK_THAT(reader.issues().front().message, ContainsSubstring("UTF-16LE"));
}
