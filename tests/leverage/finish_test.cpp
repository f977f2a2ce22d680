#include "leverage/finish.h"

#include <algorithm>
#include <fstream>

#include "catch.h"
#include "temporary_folder.h"

using namespace calque;
using namespace calque::leverage;

namespace {

DonePair pair(const std::string& source, const std::string& target, std::size_t unit = 0) {
  DonePair done{
      .source = {source, {}}, .target = std::nullopt, .unit = unit, .key = {}, .context = {}};
  if (!target.empty()) done.target = Segment{target, {}};
  return done;
}

FinishedArticle finished(const std::string& article, const std::string& name,
                         const std::vector<DonePair>& done, bool drafts = false) {
  return finish_article(parse_article({name, article}, Language("en")), done, Language("de"),
                        drafts);
}

}  // namespace

TEST_CASE("translations that came back go where their sources stand") {
  const auto result =
      finished("One is here. Two is here.\n\nThree is new.\n", "a.txt",
               {pair("Two is here.", "Zwei ist hier.", 1),
                pair("One is here.", "Eins ist hier.", 0), pair("Gone.", "Weg.", 2)});
  CHECK(result.article.bytes == "Eins ist hier. Zwei ist hier.\n\nThree is new.\n");
  CHECK(result.translated == 2);
  CHECK(result.missing == std::vector<std::size_t>{2});
  CHECK(result.sources[2] == "Three is new.");
  CHECK(result.unused == 1);
}

TEST_CASE("a draft that came back is left out unless it is asked for") {
  DonePair draft = pair("One is here.", "Eins ist hier.");
  draft.draft = true;
  const auto without = finished("One is here.\n", "a.txt", {draft});
  CHECK(without.drafts == std::vector<std::size_t>{0});
  CHECK(without.article.bytes == "One is here.\n");
  CHECK(finished("One is here.\n", "a.txt", {draft}, true).article.bytes == "Eins ist hier.\n");
}

TEST_CASE("equal texts get the translation of their neighbourhood, and of their key") {
  DonePair first = pair("Open.", "Auf.");
  first.context = {"Door.", "Shut."};
  DonePair second = pair("Open.", "Offen.");
  second.context = {"Shut.", ""};
  const auto by_place = finished("Door.\n\nOpen.\n\nShut.\n\nOpen.\n", "a.txt", {second, first});
  CHECK(by_place.article.bytes == "Door.\n\nAuf.\n\nShut.\n\nOffen.\n");
  DonePair b = pair("Open", "Offen");
  b.key = "b";
  DonePair a = pair("Open", "Öffnen");
  a.key = "a";
  CHECK(finished(R"({"a": "Open", "b": "Open"})", "a.json", {b, a}).article.bytes ==
        R"({"a": "Öffnen", "b": "Offen"})");
}

TEST_CASE("a paragraph whose sentences were joined or split is translated as a whole") {
  const std::string article = "One is here. Two is here.\n\nThree is here.\n";
  CHECK(finished(article, "a.txt",
                 {pair("One is here. Two is here.", "Beide sind da.", 0), pair("Three", "Drei", 1),
                  pair("is here.", "ist da.", 1)})
            .article.bytes == "Beide sind da.\n\nDrei ist da.\n");
}

TEST_CASE("what came back may be a table or a memory") {
  const TemporaryFolder folder;
  const std::string table = (folder / "a.csv").string();
  std::ofstream(table) << "en,de\nOne,Eins\nTwo,\n";
  const auto done = read_done(table, unit_format("csv"), Language("en"), Language("de"));
  REQUIRE(done.size() >= 1);
  CHECK(done[0].source.text == "One");
  CHECK(done[0].target->text == "Eins");
}
