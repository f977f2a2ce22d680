#include "document/package/zip_archive.h"

#include <random>

#include "calque/error.h"
#include "catch.h"
#include "document/make_zip.h"

using namespace calque::document;

namespace {

/// Bytes that cannot be packed.
std::string noise(std::size_t size) {
  std::mt19937 random(1);
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(random() % 256);
  return bytes;
}

}  // namespace

TEST_CASE(
    "a part in the second half of a zip file is replaced, and the file stays with its owner") {
  // libzip keeps the beginning as it is, and up to 1.7.3 frees the buffer that holds it.
  for (const std::size_t picture : {std::size_t{3000}, std::size_t{200'000}}) {
    const std::string content(20'000, 'x');
    for (const std::string& text : {std::string("short"), content}) {
      const std::string bytes = make_zip(
          {{"mimetype", "m"}, {"Pictures/1.png", noise(picture)}, {"content.xml", "<a>old</a>"}});
      std::string copy = bytes;
      const std::string replaced = replace_in_zip(copy, "a.odt", {{"content.xml", text}});
      CHECK(copy == bytes);
      copy.assign(copy.size(), 'z');  // what was returned does not lean on it
      const ZipArchive archive(replaced, "a.odt");
      CHECK(archive.read("content.xml") == text);
      CHECK(archive.read("Pictures/1.png") == noise(picture));
      CHECK(archive.read("mimetype") == "m");
    }
  }
}

TEST_CASE("a part can be replaced in any place, several at a time, again and again") {
  std::string bytes = make_zip({{"a", noise(100)}, {"b", noise(5000)}, {"c", noise(100)}});
  for (const char* path : {"a", "b", "c", "c", "a"}) {
    bytes = replace_in_zip(bytes, "x.odt", {{path, "new " + std::string(path)}});
  }
  bytes = replace_in_zip(bytes, "x.odt", {{"a", ""}, {"c", noise(9000)}});
  const ZipArchive archive(bytes, "x.odt");
  CHECK(archive.read("a")->empty());
  CHECK(archive.read("b") == "new b");
  CHECK(archive.read("c") == noise(9000));
  CHECK_THROWS_AS(replace_in_zip(bytes, "x.odt", {{"d", "x"}}), calque::InputError);
}

TEST_CASE("what is packed as no document is, is not unpacked") {
  const std::string bomb = make_zip({{"content.xml", std::string(std::size_t{60} << 20U, ' ')}});
  CHECK_THROWS_WITH(ZipArchive(bomb, "a.odt").read("content.xml"),
                    ContainsSubstring("a.odt: content.xml is packed to less than a part in 250"));
  std::string table;
  for (int i = 0; table.size() < (std::size_t{12} << 20U); ++i) {
    table += "<w:tc><w:p><w:r><w:t>" + std::to_string(i) + "</w:t></w:r></w:p></w:tc>";
  }
  CHECK(ZipArchive(make_zip({{"x", table}}), "a.docx").read("x") == table);
}
