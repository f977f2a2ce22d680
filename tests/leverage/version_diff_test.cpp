#include "leverage/version_diff.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include "catch.h"

using namespace calque;
using namespace calque::leverage;

namespace {

using Texts = std::vector<std::string>;

std::vector<Segment> segments(const Texts& texts) {
  std::vector<Segment> out;
  for (const std::string& text : texts) out.push_back({.text = text, .tags = {}});
  return out;
}

/// "in-place 0, new, moved 3; gone 2"
std::string compare(const Texts& before, const Texts& now) {
  const VersionDiff diff = compare_versions(segments(before), segments(now), Language("en"));
  std::string out;
  for (const SegmentChange& change : diff.segments) {
    out += (out.empty() ? "" : ", ") + std::string(key_of(change.change));
    if (change.before) out += " " + std::to_string(*change.before);
  }
  for (const std::size_t number : diff.gone) out += "; gone " + std::to_string(number);
  return out;
}

const Texts kOld{"The harbour is closed.", "Ships wait outside.", "The storm will last two days.",
                 "Schools stay open."};

}  // namespace

TEST_CASE("what is unchanged is in its place, also beside what was changed, put in or taken out") {
  CHECK(compare(kOld, kOld) == "in-place 0, in-place 1, in-place 2, in-place 3");
  CHECK(compare(kOld, {kOld[0], kOld[1], "The storm will last four days.", kOld[3]}) ==
        "in-place 0, in-place 1, changed 2, in-place 3");
  CHECK(compare(kOld, {kOld[0], "Fog is expected too.", kOld[1], kOld[2], kOld[3]}) ==
        "in-place 0, new, in-place 1, in-place 2, in-place 3");
  CHECK(compare(kOld, {kOld[0], kOld[2], kOld[3]}) == "in-place 0, in-place 2, in-place 3; gone 1");
  CHECK(compare(kOld, {}) == "; gone 0; gone 1; gone 2; gone 3");
  CHECK(compare({}, {"New."}) == "new");
}

TEST_CASE("what stands elsewhere is moved, and gone is what nothing comes from") {
  CHECK(compare(kOld, {kOld[3], kOld[0], kOld[1], kOld[2]}) ==
        "moved 3, in-place 0, in-place 1, in-place 2");
  CHECK(compare({"A cat.", "Yes.", "Nobody came to see it."},
                {"Two dogs barked.", "Yes.", "It rained all day."}) ==
        "new, moved 1, new; gone 0; gone 2");
}

TEST_CASE("a changed segment is paired with the one it is most like") {
  CHECK(compare({"Begin.", "Open the red door now.", "Close the blue window at night.", "End."},
                {"Begin.", "Close the blue window at noon.", "End."}) ==
        "in-place 0, changed 2, in-place 3; gone 1");
  const Segment plain{.text = "Save it.", .tags = {}};
  Segment bold = plain;
  bold.tags.push_back({TagKind::placeholder, 0, {{"x", "1"}}, {std::string("<br/>")}});
  const std::vector<Segment> before{plain};
  const std::vector<Segment> now{bold};
  CHECK(compare_versions(before, now, Language("en")).segments[0].change == Change::changed);
}

TEST_CASE("each old segment becomes one new one or is gone, whatever was done to the text") {
  std::mt19937 random(5);
  const auto below = [&random](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  const Texts words{"ferry", "harbour", "storm", "school", "open", "closed", "the", "two"};
  const auto sentence = [&] {
    std::string text = words[below(words.size())];
    for (std::size_t n = below(5); n > 0; --n) text += " " + words[below(words.size())];
    return text + ".";
  };
  for (int round = 0; round < 400; ++round) {
    Texts before(below(12));
    for (std::string& text : before) text = sentence();
    Texts now = before;
    for (std::size_t edits = below(5); edits > 0; --edits) {
      const std::size_t at = below(now.size() + 1);
      const auto place = now.begin() + static_cast<std::ptrdiff_t>(at);
      if (at == now.size() || below(3) == 0) {
        now.insert(place, sentence());
      } else if (below(2) == 0) {
        now.erase(place);
      } else {
        *place += " Now.";
      }
    }
    const auto old_segments = segments(before);
    const auto new_segments = segments(now);
    const VersionDiff diff = compare_versions(old_segments, new_segments, Language("en"));
    std::multiset<std::size_t> used(diff.gone.begin(), diff.gone.end());
    for (std::size_t i = 0; i < now.size(); ++i) {
      const SegmentChange& change = diff.segments[i];
      REQUIRE(change.before.has_value() == (change.change != Change::added));
      if (!change.before) continue;
      used.insert(*change.before);
      const bool same = change.change == Change::in_place || change.change == Change::moved;
      REQUIRE(same == (now[i] == before[*change.before]));
    }
    REQUIRE(used.size() == before.size());
    REQUIRE(std::set<std::size_t>(used.begin(), used.end()).size() == before.size());
  }
}
