#include "leverage/internal_matches.h"

#include <random>

#include "catch.h"

using namespace calque;
using namespace calque::leverage;

namespace {

/// Segments of few words, so that many are alike; some have a tag.
class Segments {
 public:
  explicit Segments(unsigned seed) : random_(seed) {}

  Segment next() {
    static const std::vector<std::string> words{
        "the", "ferry", "ferries", "storm",      "The",     "of",    "open",   "12",
        "7.5", ",",     "!",       "door",       "doors",   "rain",  "strain", "kindly",
        "a",   "Save",  "stormy",  "stormproof", "doorway", "_storm"};
    Segment segment;
    for (std::size_t i = 0, n = 1 + pick(7); i < n; ++i) {
      if (!segment.text.empty()) segment.text += pick(9) == 0 ? "  " : " ";
      segment.text += words[pick(words.size())];
    }
    if (pick(4) == 0) {
      segment.tags.push_back({TagKind::placeholder, pick(segment.text.size()), {}, {}});
    }
    return segment;
  }

 private:
  std::size_t pick(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }
  std::mt19937 random_;
};

std::vector<const Segment*> pointers(const std::vector<Segment>& segments) {
  std::vector<const Segment*> out;
  for (const Segment& segment : segments) out.push_back(&segment);
  return out;
}

}  // namespace

TEST_CASE("the best earlier segment is the one that comparing with all of them finds") {
  MatchAnalyzer analyzer("en");
  Segments random(GENERATE(1U, 2U, 3U));
  const MatchRate least(GENERATE(1, 50, 75));
  std::vector<Segment> segments;
  for (int i = 0; i < 250; ++i) segments.push_back(random.next());
  InternalMatches matches(pointers(segments), Language("en"));
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const MatchQuery query(analyzer.analyze(segments[i]));
    std::optional<MatchRate> expected;
    for (std::size_t k = 0; k < i; ++k) {
      const auto score = query.score(analyzer.analyze(segments[k]), least);
      if (score) expected = std::max(expected.value_or(MatchRate(0)), MatchRate::of(*score));
    }
    INFO(segments[i].text);
    CHECK(matches.best(i, analyzer, least) == expected);
  }
}

TEST_CASE("single words are found by their characters, and later segments are not looked at") {
  MatchAnalyzer analyzer("en");
  const std::vector<Segment> segments{{.text = "Settings", .tags = {}},
                                      {.text = "Setings", .tags = {}},
                                      {.text = "Printer", .tags = {}},
                                      {.text = "Printers", .tags = {}}};
  InternalMatches matches(pointers(segments), Language("en"));
  CHECK_FALSE(matches.best(0, analyzer, MatchRate(1)));
  CHECK(matches.best(1, analyzer, MatchRate(50)) == MatchRate(87));
  CHECK_FALSE(matches.best(2, analyzer, MatchRate(50)));
}
