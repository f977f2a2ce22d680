#include "formats/pairs/string_pairs.h"

#include <fstream>

#include "calque/error.h"
#include "catch.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

std::string file(const TemporaryFolder& folder, const char* name, const std::string& content) {
  const std::string path = (folder / name).string();
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

/// "key: source = target" of each unit.
std::vector<std::string> pairs(const std::string& source, const std::string& target) {
  StringPairSource units(source, target, {.source = Language("en"), .target = Language("pl")});
  std::vector<std::string> all;
  TranslationUnit unit;
  while (units.next(unit)) {
    all.push_back(unit.properties.front().value + ": " + unit.variants[0].segment.text + " = " +
                  unit.variants[1].segment.text);
  }
  return all;
}

}  // namespace

TEST_CASE("files of strings are paired by their keys, whatever their order") {
  const TemporaryFolder folder;
  const std::string source =
      file(folder, "en.json", R"({"a": "One", "b": {"c": "Two"}, "d": "Three", "e": "Same"})");
  const std::string target =
      file(folder, "pl.json", R"({"b": {"c": "Dwa"}, "x": "?", "e": "Same", "a": "Jeden"})");
  CHECK(are_string_files(source, target));
  CHECK_FALSE(are_string_files(source, file(folder, "a.txt", "text")));
  CHECK(pairs(source, target) == std::vector<std::string>{"b.c: Two = Dwa", "a: One = Jeden"});
}

TEST_CASE("a form that the source does not have goes with its other") {
  const TemporaryFolder folder;
  const std::string source = file(folder, "a.json", R"({"n_one": "a day", "n_other": "days"})");
  const std::string target =
      file(folder, "b.json", R"({"n_one": "dzień", "n_few": "dni", "n_other": "dnia"})");
  CHECK(pairs(source, target) == std::vector<std::string>{"n_one: a day = dzień",
                                                          "n_few: days = dni",
                                                          "n_other: days = dnia"});
}

TEST_CASE("the name of a file of strings or its folder tells its language") {
  const auto tag = [](const char* path) { return language_of_string_file(path).tag(); };
  CHECK(tag("i18n/tr.json") == "tr");
  CHECK(tag("app_pt_BR.arb") == "pt-BR");
  CHECK(tag("Messages_de.properties") == "de");
  CHECK(tag("Resources.he-IL.resx") == "he-IL");
  CHECK(tag("res/values-pt-rBR/strings.xml") == "pt-BR");
  CHECK(tag("res/values-b+sr+Latn/strings.xml") == "sr-Latn");
  CHECK(tag("tr.lproj/Localizable.strings") == "tr");
  CHECK(tag("locales/fr/common.json") == "fr");
  CHECK(tag("strings.xml") == "und");
}

TEST_CASE("where nothing tells a language it is asked for") {
  const TemporaryFolder folder;
  const std::string source = file(folder, "first.json", R"({"a": "One"})");
  CHECK_THROWS_AS(StringPairSource(source, source, {}), UsageError);
}
