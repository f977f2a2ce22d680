#include "document/format.h"

#include <set>
#include <string>

#include "calque/error.h"
#include "catch.h"
#include "doc_table.h"

using namespace calque::document;

TEST_CASE("a format of articles has an id of its own, an ending, one reader and a writer") {
  std::set<std::string_view> ids;
  for (const Format& format : formats()) {
    INFO(format.id);
    CHECK(ids.insert(format.id).second);
    CHECK(find_format(format.id) == &format);
    CHECK(format.endings.starts_with('.'));
    CHECK_FALSE(format.datatype.empty());
    CHECK((format.read_text == nullptr) != (format.read_package == nullptr));
    CHECK(format.write != nullptr);
    const std::string name = "a" + std::string(format.endings.substr(0, format.endings.find(' ')));
    // Its ending is that of all XML.
    const char* const content = format.id == "android" ? "<resources></resources>" : "";
    CHECK(&known_format(content, name) == &format);
  }
  CHECK(find_format("pdf") == nullptr);
}

TEST_CASE("an article without an ending is plain text") {
  CHECK(&known_format("# a", "-") == find_format("txt"));
  CHECK(&known_format("# a", "README") == find_format("txt"));
  CHECK(&known_format("# a", "/proc/self/fd/63") == find_format("txt"));
  CHECK(&known_format("# a", "1. The beginning") == find_format("txt"));
  CHECK(&known_format("# a", "notes-v1.2") == find_format("txt"));
  CHECK(&known_format("1\r\n00:00:01,000 --> 00:00:02,000\r\nHi", "-") == find_format("srt"));
  CHECK(&known_format("{\n  \"a\": \"b\"}", "-") == find_format("json"));
  CHECK(&known_format("[{\"a\": 1}]", "-") == find_format("json"));
  CHECK(&known_format("\xEF\xBB\xBFWEBVTT\n", "-") == find_format("vtt"));
  CHECK(&known_format("# a", "a.md.gz") == find_format("md"));
  CHECK(&known_format("[1] He said so.", "-") == find_format("txt"));
  CHECK(&known_format("1\n\nThe first chapter", "-") == find_format("txt"));
}

TEST_CASE("a file that no format reads is refused by what it is") {
  const auto refused = [](std::string_view bytes, const std::string& name) {
    try {
      return "read as " + std::string(known_format(bytes, name).id);
    } catch (const calque::InputError& error) {
      const std::string message = error.what();
      CHECK_THAT(message, ContainsSubstring("Markdown (.md "));
      return message.substr(0, message.find(','));
    }
  };
  CHECK(refused("[Events]\nDialogue: 0", "a.ass") == "it is subtitles");
  CHECK(refused("<?xml version='1.0'?><topic/>", "-") == "it is an XML file");
  CHECK(refused("SQLite format 3", "a.sdltm") == "it is a Trados memory");
  CHECK(refused("{\\rtf1", "-") == "it is a file in Rich Text Format");
  CHECK(refused("x", "a.RTF") == "it is a file in Rich Text Format");
  CHECK(refused("PK\x03\x04", "a.xlsb") == "it is an Excel workbook");
  CHECK(refused("PK\x03\x04", "-") == "it is a zip file");
  CHECK(refused("<?php ?><html>", "a.php") == "it is a template or a page that is a program");
  CHECK(refused("Text.", "a.xyz") == "nothing tells what a file with the ending .xyz holds");
  for (const char* ending : {"pdf", "idml", "ttx", "txml", "dita", "mif", "xml", "plist", "xlf",
                             "tmx", "po", "csv", "rst", "doc"}) {
    INFO(ending);
    CHECK_THAT(refused("x", "a." + std::string(ending)), ContainsSubstring("it is "));
  }
}

TEST_CASE("the documentation lists the formats of articles as they are") {
  std::vector<std::string> rows;
  for (const Format& format : formats()) {
    rows.push_back("| " + std::string(format.name) + " | `" + std::string(format.id) + "` | `" +
                   std::string(format.endings) + "` | " +
                   (format.recognise == nullptr ? "no" : "yes") + " | " +
                   std::to_string(format.largest >> 20U) + " MiB |");
  }
  CHECK(doc_table::rows_after(CALQUE_SOURCE_DIR "/docs/documents.md", "| format | `--format` |") ==
        rows);
}
