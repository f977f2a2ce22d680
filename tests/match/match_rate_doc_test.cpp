#include <fstream>
#include <map>
#include <sstream>

#include "catch.h"
#include "match/markup_shorthand.h"
#include "match/match_query.h"

using namespace calque;

namespace {

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line.substr(1));
  for (std::string cell; std::getline(in, cell, '|');) cells.push_back(trimmed(cell));
  return cells;
}

/// A cell's text; between backticks, `<b>` and the like are inline tags.
Segment segment_of(const std::string& cell) {
  if (!cell.starts_with('`')) return {.text = cell, .tags = {}};
  return calque::testing::tagged(cell.substr(1, cell.size() - 2));
}

struct Example {
  std::string language = "en";
  Segment query;
  Segment stored;
  int rate = 0;
  std::string line;
};

/// "KAPI AÇIK (Turkish)" tells the language; without it Hebrew and Chinese are known by letters.
void take_language(std::string& cell, Example& example) {
  const std::map<std::string, std::string> names{{"German", "de"}, {"Turkish", "tr"}};
  if (cell.ends_with(')')) {
    const std::size_t open = cell.rfind(" (");
    example.language = names.at(cell.substr(open + 2, cell.size() - open - 3));
    cell.erase(open);
  }
  if (cell.find("ש") != std::string::npos) example.language = "he";
  if (cell.find("我") != std::string::npos) example.language = "zh";
}

/// The lines of all tables of the page that have a rate.
std::vector<Example> examples() {
  std::ifstream in(CALQUE_SOURCE_DIR "/docs/match-rate.md");
  std::vector<Example> found;
  bool rated = false;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with('|')) {
      rated = false;
      continue;
    }
    if (line.starts_with("| query | in the memory | rate |")) rated = true;
    std::vector<std::string> cells = cells_of(line);
    if (!rated || cells.size() < 4 || !cells[2].ends_with(" %")) continue;
    Example example;
    example.line = line;
    take_language(cells[0], example);
    example.query = segment_of(cells[0]);
    example.stored = segment_of(cells[1]);
    example.rate = std::stoi(cells[2]);
    found.push_back(std::move(example));
  }
  return found;
}

int rate(const Example& example) {
  MatchAnalyzer analyzer(example.language);
  const MatchQuery query(analyzer.analyze(example.query));
  const auto score = query.score(analyzer.analyze(example.stored));
  return score ? MatchRate::of(*score).percent() : 0;
}

}  // namespace

TEST_CASE("each example of docs/match-rate.md has the rate that the page says") {
  const std::vector<Example> all = examples();
  CHECK(all.size() >= 30);
  for (const Example& example : all) {
    INFO(example.line);
    CHECK(rate(example) == example.rate);
  }
}
