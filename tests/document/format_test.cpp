#include "document/format.h"

#include <set>

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
    CHECK(&known_format("", name) == &format);
  }
  CHECK(find_format("pdf") == nullptr);
}

TEST_CASE("an article of which nothing tells the format is plain text") {
  CHECK(&known_format("# a", "-") == find_format("txt"));
  CHECK(&known_format("# a", "a.xyz") == find_format("txt"));
  CHECK(&known_format("# a", "a.md.gz") == find_format("md"));
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
