#include "transfer/scored_source.h"

#include <array>
#include <random>

#include "align/pair_scores.h"
#include "catch.h"
#include "formats/table/table_format.h"

using namespace calque;

namespace {

/// Sentences of six words out of forty, and their translations word by word.
struct Corpus {
  std::vector<std::string> source;
  std::vector<std::string> target;
};

Corpus corpus(std::size_t size) {
  std::mt19937 random(7);
  Corpus out;
  for (std::size_t i = 0; i < size; ++i) {
    std::string source;
    std::string target;
    for (int word = 0; word < 6; ++word) {
      const auto number = static_cast<char>(random() % 40);
      const std::string stem{static_cast<char>('a' + number / 8),
                             static_cast<char>('a' + number % 8)};
      source += stem + "kro ";
      target += "zu" + stem + " ";
    }
    out.source.push_back(source);
    out.target.push_back(target);
  }
  return out;
}

}  // namespace

TEST_CASE("pairs score by what the other pairs teach of their words") {
  Corpus pairs = corpus(500);
  std::swap(pairs.target[100], pairs.target[101]);
  const std::vector<std::string_view> source(pairs.source.begin(), pairs.source.end());
  const std::vector<std::string_view> target(pairs.target.begin(), pairs.target.end());
  const auto scores = align::score_pairs(source, target);
  REQUIRE(scores.size() == 500);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    INFO(i);
    CHECK((scores[i] > 0) == (i != 100 && i != 101));
  }
  CHECK(align::score_pairs({}, {}).empty());
  const std::array<std::string_view, 2> blank{"", "!"};
  CHECK(align::score_pairs(blank, blank).size() == 2);
}

TEST_CASE("pairs that the others speak against are left out and counted") {
  Corpus pairs = corpus(500);
  std::swap(pairs.target[100], pairs.target[101]);
  std::string table = "en\ttr\n";
  for (std::size_t i = 0; i < pairs.source.size(); ++i) {
    table += pairs.source[i] + "\t" + pairs.target[i] + "\n";
  }
  ScoredSource source(read_table(text::ByteSource::from_memory(table, "t.tsv"), {}));
  std::size_t units = 0;
  for (TranslationUnit unit; source.next(unit);) {
    ++units;
    CHECK(source.line() != 102);
  }
  CHECK(units == 498);
  REQUIRE(source.summary().issues.size() == 1);
  CHECK(source.summary().issues[0].count == 2);
  CHECK(source.summary().issues[0].place.line == 102);
}
