#include "formats/pairs/line_pairs.h"

#include <fstream>

#include "calque/error.h"
#include "catch.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

struct Fixture {
  TemporaryFolder folder;

  std::string file(const char* name, const std::string& bytes) const {
    const std::string path = (folder / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
};

std::vector<TranslationUnit> read(LinePairSource& source) {
  std::vector<TranslationUnit> units;
  for (TranslationUnit unit; source.next(unit);) units.push_back(unit);
  return units;
}

}  // namespace

TEST_CASE("lines of two files are pairs, also with other line ends and none at the end") {
  const Fixture fixture;
  const std::string source = fixture.file("news.en", "One.\r\n\"Two\"\tx\nThree.\n");
  const std::string target = fixture.file("news.tr", "Bir.\nİki\nÜç.");
  LinePairSource pairs(source, target, languages_of_pair(source, target, {}));
  CHECK(pairs.name() == "news.en, news.tr");
  const auto units = read(pairs);
  REQUIRE(units.size() == 3);
  CHECK(units[0].source_language == Language("en"));
  CHECK(units[0].variants[0].segment.text == "One.");
  CHECK(units[1].variants[0].segment.text == "\"Two\"\tx");
  CHECK(units[2].variants[1].language == Language("tr"));
  CHECK(units[2].variants[1].segment.text == "Üç.");
  CHECK(units[0].origin == "news.en, news.tr");
}

TEST_CASE("the names of the files tell the languages, unless these are given") {
  const auto options = languages_of_pair("a/x.en-tr.en.gz", "x.en-tr.pt_BR", {});
  CHECK(options.source == Language("en"));
  CHECK(options.target == Language("pt-BR"));
  CHECK(languages_of_pair("a.txt", "b.txt", {Language("de"), Language("tr")}).source ==
        Language("de"));
  CHECK_THROWS_AS(languages_of_pair("a.txt", "b.en", {}), UsageError);
  CHECK_THROWS_AS(languages_of_pair("a.en", "b", {}), UsageError);
}

TEST_CASE("files of different length are refused with their lengths") {
  const Fixture fixture;
  const std::string source = fixture.file("a.en", "1\n2\n3\n");
  const std::string target = fixture.file("a.tr", "1\n2\n");
  const auto options = languages_of_pair(source, target, {});
  LinePairSource longer(source, target, options);
  CHECK_THROWS_WITH(read(longer), ContainsSubstring("a.en has 3 lines, and") &&
                                      ContainsSubstring("a.tr has 2: line by line"));
  LinePairSource shorter(target, source, options);
  CHECK_THROWS_WITH(read(shorter), ContainsSubstring("a.tr has 2 lines"));
}

TEST_CASE("lines without a partner are left out, and pairs that are rejected") {
  const Fixture fixture;
  const std::string source = fixture.file("a.en", "1\n \n3\nx\n");
  const std::string target = fixture.file("a.tr", "1\n2\n\ny\n");
  auto options = languages_of_pair(source, target, {});
  options.reject = [](std::string_view one, std::string_view) {
    return std::string(one == "x" ? "it is x" : "");
  };
  LinePairSource pairs(source, target, options);
  CHECK(read(pairs).size() == 1);
  CHECK(pairs.rejected() == 1);
  REQUIRE(pairs.summary().issues.size() == 2);
  CHECK(pairs.summary().issues[0].count == 2);
  CHECK(pairs.summary().issues[1].message == "evidently no translation: it is x");
}

TEST_CASE("bytes without a meaning are refused with file and line, or repaired") {
  const Fixture fixture;
  const std::string source = fixture.file("a.en", "1\n2\n");
  const std::string target = fixture.file("a.tr", "1\n\xFE\n");
  auto options = languages_of_pair(source, target, {});
  LinePairSource strict(source, target, options);
  CHECK_THROWS_WITH(read(strict), ContainsSubstring("a.tr:2: it has bytes without a meaning"));
  options.lenient = true;
  LinePairSource lenient(source, target, options);
  CHECK(read(lenient).at(1).variants[1].segment.text == "\uFFFD");
  options = languages_of_pair(source, target, {});
  options.encoding = "windows-1254";
  LinePairSource named(source, target, options);
  CHECK(read(named).at(1).variants[1].segment.text == "ş");
}
