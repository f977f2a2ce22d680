#include "report/match_diff.h"

#include <random>

#include "catch.h"
#include "match/markup_shorthand.h"

using namespace calque;
using namespace calque::report;
using calque::testing::tagged;

namespace {

std::string html(const std::string& query, const std::string& stored) {
  MatchAnalyzer analyzer("en");
  return match_diff_html(analyzer.analyze(tagged(query)), analyzer.analyze(tagged(stored)));
}

/// The text of one side, put together from the pieces.
std::string side(const std::vector<DiffPiece>& pieces, Role own) {
  std::string out;
  for (const DiffPiece& piece : pieces) {
    if (piece.role == Role::plain || piece.role == own) out += piece.text;
  }
  return out;
}

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> kPieces{"<b>Item</b>s", "the ",   "<i>",  "</i>", " which",
                                                ", ",           "<br/>",  "Item", " 12",  "%s",
                                                "<img/> ",      "packed", " ",    "."};
  std::string out;
  int open = 0;
  for (std::size_t i = random() % 9; i > 0; --i) {
    const std::string& piece = kPieces[random() % kPieces.size()];
    if (piece == "</i>" && open == 0) continue;
    open += piece == "<i>" ? 1 : piece == "</i>" ? -1 : 0;
    out += piece;
  }
  return out + "end";
}

}  // namespace

TEST_CASE("only what differs is marked, also where the stored text begins with a tag") {
  const std::string tail = "s, which can be marked as packed or not:";
  CHECK(html("<b>Item</b>" + tail, "Item" + tail) == "Item" + tail);
  CHECK(html("<b>Item</b>" + tail, "<i>Item" + tail + "</i>") == "Item" + tail);
  CHECK(html("<b>Item</b>" + tail, "<b>Thing</b>" + tail) ==
        "<del>Thing" + tail.substr(0, 1) + "</del><ins>Items</ins>" + tail.substr(1));
  CHECK(html("<img/> Save the file", "Save the <b>image</b>") ==
        "Save the <del>image</del><ins>file</ins>");
}

TEST_CASE("the pieces of a difference are both texts, each once and in order") {
  std::mt19937 random(7);
  MatchAnalyzer analyzer("en");
  for (int round = 0; round < 3000; ++round) {
    const MatchText query = analyzer.analyze(tagged(random_text(random)));
    const MatchText stored = analyzer.analyze(tagged(random_text(random)));
    const auto pieces = difference(query, stored);
    INFO(query.text << " | " << stored.text);
    REQUIRE(side(pieces, Role::inserted) == query.inside());
    REQUIRE(side(pieces, Role::deleted) == stored.inside());
  }
}

TEST_CASE("a terminal and a page show the same difference") {
  MatchAnalyzer analyzer("en");
  const MatchText query = analyzer.analyze(tagged("<b>Save</b> the file"));
  const MatchText stored = analyzer.analyze(tagged("Save <i>the</i> image"));
  CHECK(match_diff(query, stored, Style()) == "Save the [-image-]{+file+}");
  CHECK(match_diff_html(query, stored) == "Save the <del>image</del><ins>file</ins>");
}
