#include "align/endings.h"

#include <algorithm>
#include <random>

#include "align/sample_text.h"
#include "catch.h"

using namespace calque;
using namespace calque::align;

namespace {

std::vector<Ending> endings(const std::vector<std::string>& texts) {
  return endings_of(std::vector<std::string_view>(texts.begin(), texts.end()));
}

/// Marks after the last segment of each bead: of both sides alike, or at random.
void add_marks(test::ParallelText& text, bool alike, std::uint64_t seed) {
  static const std::vector<std::string> kMarks{".", "?", "!", ":"};
  std::mt19937_64 random(seed);
  for (const Bead& bead : text.beads) {
    const std::string mark = kMarks[random() % kMarks.size()];
    const std::string other = kMarks[random() % kMarks.size()];
    for (std::uint32_t i = bead.source.begin; i < bead.source.end; ++i) {
      text.source[i] += i + 1 == bead.source.end ? mark : ",";
    }
    for (std::uint32_t j = bead.target.begin; j < bead.target.end; ++j) {
      text.target[j] += j + 1 == bead.target.end ? (alike ? mark : other) : ",";
    }
  }
}

std::size_t right_beads(const test::ParallelText& text) {
  const Alignment alignment =
      align::align(test::segments_of(text.source), test::segments_of(text.target));
  return static_cast<std::size_t>(std::ranges::count_if(alignment.beads, [&](const Bead& bead) {
    return std::ranges::any_of(text.beads, [&](const Bead& right) {
      return right.source == bead.source && right.target == bead.target;
    });
  }));
}

}  // namespace

TEST_CASE("the last mark of a segment is its ending") {
  struct Case {
    std::string text;
    Ending ending;
  };
  const Case c = GENERATE(
      Case{"", Ending::none}, Case{"Title", Ending::none}, Case{"Ende.", Ending::stop},
      Case{"„Ende.“", Ending::stop}, Case{"(Kommt sie?)", Ending::question},
      Case{"Nein !", Ending::exclamation}, Case{"3.5", Ending::none},
      Case{"Er sagte:", Ending::colon}, Case{"first;", Ending::colon}, Case{"then,", Ending::comma},
      Case{"then –", Ending::comma}, Case{"你好。", Ending::stop},
      Case{"你好吗？」", Ending::question}, Case{"לחם׃", Ending::stop},
      Case{"لماذا؟", Ending::question}, Case{"यह है।", Ending::stop}, Case{"a.b", Ending::none},
      Case{"what?!", Ending::exclamation});
  CHECK(endings({c.text}).front() == c.ending);
}

TEST_CASE("before anything is learnt beads that end alike are likelier") {
  const TextEndings both{endings({"a.", "b?", "c.", "d,"}), endings({"A.", "B?", "C.", "D,"})};
  const EndingModel model(both, {});
  CHECK(model.score({0, 1}, {0, 1}) > 0);
  CHECK(model.score({0, 1}, {1, 2}) < 0);
  CHECK(model.score({2, 4}, {3, 4}) < model.score({3, 4}, {3, 4}));
}

TEST_CASE("endings that always go together are learnt") {
  std::vector<std::string> source;
  std::vector<std::string> target;
  std::vector<TrainingBead> beads;
  for (std::uint32_t i = 0; i < 60; ++i) {
    source.emplace_back(i % 2 == 0 ? "a." : "b;");
    target.emplace_back(i % 2 == 0 ? "A?" : "B.");
    beads.push_back({{i, i + 1}, {i, i + 1}, 1});
  }
  const TextEndings both{endings(source), endings(target)};
  const EndingModel model(both, beads);
  CHECK(model.score({0, 1}, {0, 1}) > 0);
  CHECK(model.score({1, 2}, {1, 2}) > 0);
  CHECK(model.score({0, 1}, {1, 2}) < 0);
}

TEST_CASE("where all segments end alike endings say next to nothing") {
  const std::vector<std::string> texts(200, "a.");
  const TextEndings both{endings(texts), endings(texts)};
  const EndingModel model(both, {});
  CHECK(std::abs(model.score({0, 1}, {0, 2})) < 0.05F);
}

TEST_CASE("endings that agree help to align, others do little harm") {
  std::size_t plain = 0;
  std::size_t alike = 0;
  std::size_t at_random = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const test::ParallelText text = test::make_parallel_text(25, seed);
    plain += right_beads(text);
    test::ParallelText marked = text;
    add_marks(marked, true, seed);
    alike += right_beads(marked);
    marked = text;
    add_marks(marked, false, seed);
    at_random += right_beads(marked);
  }
  CHECK(alike > plain);
  CHECK(at_random + 15 > plain);
}
