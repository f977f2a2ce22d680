#include "leverage/job_index.h"

#include <random>

#include "catch.h"

using namespace calque;
using namespace calque::leverage;

namespace {

/// Texts of few words, so that many are alike.
class Texts {
 public:
  explicit Texts(unsigned seed) : random_(seed) {}

  std::string next() {
    static const std::vector<std::string> words{
        "the", "ferry", "ferries", "storm",      "The",     "of",    "open",   "12",
        "7.5", ",",     "!",       "door",       "doors",   "rain",  "strain", "kindly",
        "a",   "Save",  "stormy",  "stormproof", "doorway", "_storm"};
    std::string text;
    for (std::size_t i = 0, n = 1 + pick(7); i < n; ++i) {
      if (!text.empty()) text += pick(9) == 0 ? "  " : " ";
      text += words[pick(words.size())];
    }
    return text;
  }

 private:
  std::size_t pick(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("the best earlier segment is the one that comparing with all of them finds") {
  MatchAnalyzer analyzer("en");
  Texts texts(GENERATE(1U, 2U, 3U));
  const MatchRate least(GENERATE(1, 50, 75));
  JobIndex index;
  std::vector<MatchText> all;
  for (int i = 0; i < 250; ++i) {
    const MatchQuery query(analyzer.analyze(texts.next()));
    std::optional<MatchRate> expected;
    for (const MatchText& text : all) {
      const auto score = query.score(text, least);
      if (score) expected = std::max(expected.value_or(MatchRate(0)), MatchRate::of(*score));
    }
    INFO(query.text().text);
    CHECK(index.best(query, least) == expected);
    index.add(query.text());
    all.push_back(query.text());
  }
}

TEST_CASE("single words are found by their characters") {
  MatchAnalyzer analyzer("en");
  JobIndex index;
  index.add(analyzer.analyze("Settings"));
  CHECK(index.best(MatchQuery(analyzer.analyze("Setings")), MatchRate(50)) == MatchRate(87));
  CHECK_FALSE(index.best(MatchQuery(analyzer.analyze("Printer")), MatchRate(50)));
  CHECK_FALSE(JobIndex().best(MatchQuery(analyzer.analyze("Printer")), MatchRate(1)));
}
