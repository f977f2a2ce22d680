#include "leverage/article_pair.h"

#include <fstream>

#include "calque/error.h"
#include "catch.h"
#include "temporary_folder.h"

using namespace calque;
using namespace calque::leverage;

namespace {

ArticlePair paired(const std::string& source, const std::string& target) {
  const TemporaryFolder folder;
  std::ofstream(folder / "en.txt") << source;
  std::ofstream(folder / "tr.txt") << target;
  return pair_articles((folder / "en.txt").string(), (folder / "tr.txt").string(),
                       {.source = Language("en"), .target = Language("tr")});
}

}  // namespace

TEST_CASE("an article and its translation are paired sentence by sentence") {
  const ArticlePair pair = paired("The bridge is closed.\n\nIt opens in 15 days.\n\nStay calm.\n",
                                  "Köprü kapalı.\n\n15 gün sonra açılacak.\n\nSakin olun.\n");
  CHECK(pair.segments == 3);
  CHECK(pair.translated == 3);
  CHECK(pair.alone + pair.alone_in_translation == 0);
  REQUIRE(pair.units.size() == 3);
  CHECK(pair.units[1].variants[0].segment.text == "It opens in 15 days.");
  CHECK(pair.units[1].variants[1].segment.text == "15 gün sonra açılacak.");
}

TEST_CASE("what stands there untranslated is not counted as done") {
  const ArticlePair pair =
      paired("The bridge is closed.\n\nStay calm.\n", "Köprü kapalı.\n\nStay calm.\n");
  CHECK(pair.segments == 2);
  CHECK(pair.translated == 1);
}

TEST_CASE("an empty translation leaves all alone") {
  const ArticlePair pair = paired("The bridge is closed.\n", "");
  CHECK(pair.alone == 1);
  CHECK(pair.translated == 0);
  CHECK(pair.units.empty());
}
