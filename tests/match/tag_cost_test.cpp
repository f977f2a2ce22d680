#include "match/tag_cost.h"

#include <random>

#include "catch.h"
#include "match/brute_force.h"
#include "match/explain.h"
#include "match/markup_shorthand.h"
#include "match/match_query.h"

using namespace calque;
using calque::testing::tagged;

namespace {

Score score(const std::string& query, const std::string& stored, TagRule rule = TagRule::points) {
  MatchAnalyzer analyzer("en");
  const MatchQuery prepared(analyzer.analyze(tagged(query)), {.tag_rule = rule});
  return prepared.score(analyzer.analyze(tagged(stored))).value_or(Score{1, 1});
}

int rate(const std::string& query, const std::string& stored, TagRule rule = TagRule::points) {
  return MatchRate::of(score(query, stored, rule)).percent();
}

}  // namespace

TEST_CASE("tags cost four points at most, however long the text is") {
  std::string text = "Open";
  for (int i = 0; i < 40; ++i) {
    CHECK(rate("<b>" + text + "</b> now", text + " now") == 96);
    CHECK(rate(text + "<br/> n<i>o</i>w", text + " now") == 96);
    text += " door";
  }
}

TEST_CASE("the kind of a tag is its type, or its code where one has no type") {
  Segment with_type = tagged("Click <b>Save</b>.");
  Segment with_code = with_type;
  for (InlineTag& tag : with_code.tags) {
    std::erase_if(tag.attributes, [](const Attribute& a) { return a.name == "type"; });
  }
  Segment of_xliff = with_type;
  of_xliff.tags[0].attributes.back().value = "x-b";
  of_xliff.tags[0].code = {std::string("<g>")};
  MatchAnalyzer analyzer("en");
  const MatchQuery query(analyzer.analyze(with_type));
  CHECK(query.score(analyzer.analyze(with_code))->perfect());
  CHECK(query.score(analyzer.analyze(of_xliff))->perfect());
  CHECK(query.score(analyzer.analyze(of_xliff))->tags == TagLikeness::alike);
  with_code.tags[0].code = {std::string("<i>")};
  CHECK(query.score(analyzer.analyze(with_code))->tag_points == 1);
}

TEST_CASE("of identical texts the one with the same tags at the ends goes first") {
  MatchAnalyzer analyzer("en");
  const Segment bold = tagged("<b>Overview</b>");
  const std::vector<BruteForceCandidate> candidates{
      {VariantId{1}, bold.text, bold.tags}, {VariantId{2}, "Overview"}, {VariantId{3}, "Overview"}};
  const auto first = [&](const Segment& segment) {
    return brute_force(MatchQuery(analyzer.analyze(segment)), analyzer, candidates,
                       TopMatches(3, MatchRate(70)))
        .front()
        .variant;
  };
  CHECK(first(bold) == VariantId{1});
  CHECK(first(tagged("Overview")) == VariantId{3});
}

TEST_CASE("by the rule of version 0.1 inline tags are light tokens") {
  CHECK(rate("<b>Save the file</b>", "<b>Save the file</b>", TagRule::strict) == 100);
  CHECK(rate("<b>Save the file</b>", "<i>Save the file</i>", TagRule::strict) == 93);
  CHECK(rate("<b>Save the file</b>", "Save the file", TagRule::strict) == 75);
  CHECK(rate("<a>Save the file</a>", "<a>Save the file</a>", TagRule::strict) == 96);
  CHECK(rate("Save <br/> the file", "Save  <br/>the file", TagRule::strict) == 99);
  CHECK(rate("<b>one</b>", "<b>other</b>", TagRule::strict) == 0);
}

TEST_CASE("tags that are ignored cost nothing, and are told") {
  const Score bold = score("Click <b>Save</b>.", "Click Save.", TagRule::ignore);
  CHECK(bold.perfect());
  CHECK(bold.tags == TagLikeness::different);
  CHECK(rate("Click <b>Save</b>.", "Click Send.", TagRule::ignore) ==
        rate("Click Save.", "Click Send."));
}

TEST_CASE("an explanation tells the points for tags, or the tags as tokens") {
  MatchAnalyzer analyzer("en");
  const MatchText query = analyzer.analyze(tagged("Click <b>Save</b>."));
  const MatchText stored = analyzer.analyze(tagged("Click Save."));
  CHECK_THAT(to_text(explain(MatchQuery(query), stored)),
             ContainsSubstring("base 96 % = 100, identical text, − 4 for inline tags"));
  CHECK_THAT(to_text(explain(MatchQuery(query, {.tag_rule = TagRule::strict}), stored)),
             ContainsSubstring("40\tonly in query\t\"[tag]\""));
}

TEST_CASE("texts are identical by a rule exactly when their identities are equal") {
  std::mt19937 random(3);
  const auto any = [&random] {
    static const std::vector<std::string> kPieces{"<b>a</b>",   "a", "<i>a</i>", "<br/>",
                                                  "a<b> b</b>", " ", "<img/>"};
    std::string out;
    for (std::size_t i = 1 + random() % 3; i > 0; --i) out += kPieces[random() % kPieces.size()];
    return out;
  };
  MatchAnalyzer analyzer("en");
  const TagRule rule = GENERATE(TagRule::points, TagRule::strict, TagRule::ignore);
  for (int round = 0; round < 3000; ++round) {
    const MatchText a = analyzer.analyze(tagged(any()));
    const MatchText b = analyzer.analyze(tagged(any()));
    const auto found = MatchQuery(a, {.tag_rule = rule}).score(b);
    INFO(a.text << " | " << b.text);
    REQUIRE((found && found->perfect()) == (exact_key_of(a, rule) == exact_key_of(b, rule)));
  }
}

TEST_CASE("points are the same in both directions, and at most four") {
  std::mt19937 random(11);
  const auto any = [&random] {
    static const std::vector<std::string> kPieces{"<b>red</b> ", "door ", "<a>the</a> ", "<br/>",
                                                  "<i>now</i> "};
    std::string out = "The ";
    for (std::size_t i = random() % 6; i > 0; --i) out += kPieces[random() % kPieces.size()];
    return out + "end";
  };
  for (int round = 0; round < 3000; ++round) {
    const std::string a = any();
    const std::string b = any();
    INFO(a << " | " << b);
    const Score one = score(a, b);
    REQUIRE(one == score(b, a));
    REQUIRE(one.tag_points <= kMostTagPoints);
  }
}
