#include "match/part_match.h"

#include "catch.h"

using namespace calque;

namespace {

struct Fixture {
  MatchAnalyzer analyzer{"en"};

  std::optional<PartScore> find(const char* query, const char* candidate, int at_least = 70) {
    return best_part(analyzer.analyze(query), analyzer.analyze(candidate), MatchRate(at_least));
  }
  std::string part(const char* query, const char* candidate, int at_least = 70) {
    const MatchText text = analyzer.analyze(query);
    const auto found = best_part(text, analyzer.analyze(candidate), MatchRate(at_least));
    return found ? part_of(text, found->range).text : "";
  }
};

}  // namespace

TEST_CASE("a stored text that stands in the query is found where it stands") {
  Fixture fixture;
  CHECK(fixture.part("Please save the file before you leave.", "save the file") == "save the file");
  CHECK(fixture.find("Please save the file before you leave.", "save the file")->score.identical);
  CHECK(fixture.part("Please save the file before you leave.", "Saved the file.") ==
        "save the file");
  CHECK(fixture.part("the cat and the dog", "the dog") == "the dog");
}

TEST_CASE("a part has two words at least and reaches the rate") {
  Fixture fixture;
  CHECK(fixture.part("Please save the file.", "file").empty());
  CHECK(fixture.part("save", "save").empty());
  CHECK(fixture.part("3, 4, 5", "3, 4").empty());
  CHECK(fixture.part("Please save the file.", "save a door").empty());
  CHECK(fixture.part("one two three four", "one two five", 60) == "one two");
  CHECK(fixture.part("one two three four", "one two five", 67).empty());
}

TEST_CASE("a part keeps what it is of") {
  Fixture fixture;
  const MatchText text = fixture.analyzer.analyze("Please  save the file, 3 times.");
  const MatchText part = part_of(text, {1, 6});
  CHECK(part.text == "save the file, 3");
  CHECK(part.weight == 302);
  CHECK(part.words == 3);
  CHECK(part.tokens.front().begin == 0);
  CHECK(part.tokens.front().space_before == 0);
  CHECK(part_of(text, {3, 3}).tokens.empty());
}

TEST_CASE("a query is covered by the longest part, then what is left of it") {
  struct Part {
    TokenRange range;
  };
  std::vector<TokenRange> asked;
  const auto parts = cover<Part>({0, 10}, [&asked](TokenRange range) -> std::optional<Part> {
    asked.push_back(range);
    if (range == TokenRange{0, 10}) return Part{{4, 7}};
    if (range == TokenRange{0, 4}) return Part{{0, 3}};
    return std::nullopt;
  });
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].range == TokenRange{0, 3});
  CHECK(parts[1].range == TokenRange{4, 7});
  CHECK(asked.size() == 3);
}

TEST_CASE("a part has the inline tags that stand between its tokens and in them") {
  MatchAnalyzer analyzer("en");
  const auto image = [](std::size_t at) {
    return InlineTag{TagKind::placeholder, at, {}, {std::string("<img>")}};
  };
  const Segment segment{.text = "Open the files now", .tags = {image(5), image(9), image(12)}};
  const MatchText text = analyzer.analyze(segment);
  REQUIRE(text.tokens.size() == 4);
  const MatchText part = part_of(text, {1, 3});
  CHECK(part.text == "the files");
  CHECK(bytes_of(text, {1, 3}).end == 14);
  REQUIRE(part.inner_tags().size() == 2);
  CHECK(part.tags[0].at == 4);
  CHECK(part.tags[1].at == 7);
  const auto score = MatchQuery(part).score(analyzer.analyze("the files"));
  REQUIRE(score);
  CHECK(MatchRate::of(*score) == MatchRate(96));
}
