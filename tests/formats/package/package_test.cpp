#include "calque/error.h"
#include "catch.h"
#include "document/make_zip.h"
#include "document/package/zip_archive.h"
#include "formats/bilingual_fixture.h"
#include "text/byte_source.h"

using namespace calque;
using namespace bilingual_fixture;

namespace {

std::string xliff(const std::string& source, const std::string& target) {
  return "<xliff version=\"1.2\"><file original=\"a\" source-language=\"en\"" +
         (target.empty() ? "" : " target-language=\"" + target + "\"") +
         " datatype=\"x\"><body><trans-unit id=\"1\"><source>" + source +
         "</source></trans-unit></body></file></xliff>";
}

Document open_package(const std::string& bytes, const std::string& target = {}) {
  BilingualOptions options;
  if (!target.empty()) options.target_language = Language(target);
  return unit_format("package").open(bytes, "a.sdlppx", options);
}

std::string project() {
  return make_zip({{"project.sdlproj", "<a/>"},
                   {"en-US/a.sdlxliff", xliff("One", "")},
                   {"fr-FR/a.sdlxliff", xliff("One", "fr-FR")},
                   {"fr-FR/b.sdlxliff", xliff("Two", "fr-FR")},
                   {"pl-PL/a.sdlxliff", xliff("One", "pl-PL")}});
}

}  // namespace

TEST_CASE("a package is filled in the language that was asked for") {
  const std::string bytes = project();
  const Document file = open_package(bytes, "fr");
  REQUIRE(file->segments().size() == 2);
  CHECK(file->segments()[1].source.text == "Two");
  CHECK(file->segments()[0].file != file->segments()[1].file);
  CHECK(file->write() == bytes);
  file->fill(1, filling("Deux"));
  const std::string written = file->write();
  const document::ZipArchive archive(written, "a");
  CHECK_THAT(*archive.read("fr-FR/b.sdlxliff"), ContainsSubstring("Deux"));
  CHECK(archive.read("fr-FR/a.sdlxliff") == xliff("One", "fr-FR"));
  CHECK(archive.read("project.sdlproj") == "<a/>");
  CHECK(open_package(bytes)->segments().size() == 3);
}

TEST_CASE("a package without bilingual files is refused") {
  CHECK_THROWS_WITH(open_package(make_zip({{"a.txt", "x"}})),
                    ContainsSubstring("no bilingual file"));
  CHECK_THROWS_WITH(open_package(project(), "ja"), ContainsSubstring("none of its files"));
  CHECK_THROWS_AS(open_package("PK"), InputError);
  CHECK(open_package(make_zip({{"content.xlf", xliff("One", "")}}), "fr")->segments().size() == 1);
}

TEST_CASE("units of all files in a package are read") {
  const std::string tmx =
      "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>Three</seg>"
      "</tuv><tuv xml:lang=\"de\"><seg>Drei</seg></tuv></tu></body></tmx>";
  const std::string bytes = make_zip(
      {{"a.tmx", tmx}, {"b.csv", "en,de\nFour,Vier\n"}, {"c.zip", make_zip({{"d", "e"}})}});
  const auto units = unit_format("package").read(text::ByteSource::from_memory(bytes, "a.zip"), {});
  TranslationUnit unit;
  std::vector<std::string> texts;
  while (units->next(unit)) texts.push_back(unit.variants[1].segment.text);
  CHECK(texts == std::vector<std::string>{"Drei", "Vier"});
  CHECK_THROWS_AS(unit_format("package").read(
                      text::ByteSource::from_memory(make_zip({{"a.txt", ""}}), "a.zip"), {}),
                  InputError);
}
