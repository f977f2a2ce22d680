#include "align/paragraphs.h"

#include <algorithm>
#include <random>

#include "align/sample_text.h"
#include "catch.h"

using namespace calque;
using namespace calque::align;

namespace {

using Numbers = std::vector<std::size_t>;

/// Numbers of the paragraphs of `count` segments, given where they begin.
Numbers numbered(std::size_t count, const std::vector<std::uint32_t>& begins) {
  Numbers out;
  for (std::uint32_t i = 0; i < count; ++i) {
    out.push_back(static_cast<std::size_t>(
        std::ranges::count_if(begins, [i](std::uint32_t begin) { return begin <= i; })));
  }
  return out;
}

std::vector<AlignSegment> segments(const std::vector<std::string>& texts, const Numbers& numbers) {
  std::vector<AlignSegment> out = test::segments_of(texts);
  for (std::size_t i = 0; i < out.size(); ++i) out[i].paragraph = numbers[i];
  return out;
}

std::vector<TrainingBead> training(const std::vector<Bead>& beads) {
  std::vector<TrainingBead> out;
  for (const Bead& bead : beads) {
    if (!bead.source.empty() && !bead.target.empty()) out.push_back({bead.source, bead.target, 1});
  }
  return out;
}

/// Paragraphs of about four beads; with `agree` at the same beads on both sides.
struct Paragraphs {
  Numbers source;
  Numbers target;

  Paragraphs(const test::ParallelText& text, bool agree, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<std::uint32_t> in_source;
    std::vector<std::uint32_t> in_target;
    for (const Bead& bead : text.beads) {
      const bool limit = random() % 4 == 0;
      if (limit) in_source.push_back(bead.source.begin);
      if (agree ? limit : random() % 4 == 0) in_target.push_back(bead.target.begin);
    }
    source = numbered(text.source.size(), in_source);
    target = numbered(text.target.size(), in_target);
  }
};

bool crosses(const Alignment& alignment, std::uint32_t source, std::uint32_t target) {
  return std::ranges::any_of(alignment.beads, [&](const Bead& bead) {
    return bead.source.begin == source && bead.target.begin == target;
  });
}

void check_same(const Alignment& a, const Alignment& b) {
  REQUIRE(a.beads.size() == b.beads.size());
  for (std::size_t k = 0; k < a.beads.size(); ++k) {
    CHECK(a.beads[k].source == b.beads[k].source);
    CHECK(a.beads[k].target == b.beads[k].target);
    CHECK(a.beads[k].confidence == b.beads[k].confidence);
  }
}

}  // namespace

TEST_CASE("limits that agree favour beads that end at both, and none across one") {
  const test::ParallelText text = test::make_parallel_text(200, 4);
  const Paragraphs paragraphs(text, true, 1);
  const ParagraphLimits limits(paragraphs.source, paragraphs.target);
  REQUIRE(limits.informative());
  const double agreement = paragraph_agreement(limits, training(text.beads));
  CHECK(agreement > 0.7);
  CHECK(agreement < 1);
  const Numbers two{0, 0, 1, 1};
  const ParagraphLimits few(two, two);
  const ParagraphModel pairs(few, agreement);
  CHECK(pairs.between(2, 2) > 0.5F);
  CHECK(pairs.between(1, 1) > 0);
  CHECK(pairs.between(1, 2) < -0.5F);
  CHECK(pairs.between(2, 1) < -0.5F);
  CHECK(pairs.beside_omission(1, 2) == 0);
  CHECK(pairs.beside_omission(2, 2) == pairs.between(2, 2));
  CHECK(pairs.within({1, 3}, {1, 2}) < -0.5F);
  CHECK(pairs.within({0, 2}, {2, 4}) > 0);
  CHECK(pairs.within({0, 1}, {2, 3}) == 0);
}

TEST_CASE("limits that have nothing to do with each other count little or nothing") {
  const auto seed = GENERATE(1U, 2U, 3U, 4U, 5U, 6U, 7U, 8U);
  const test::ParallelText text = test::make_parallel_text(200, seed);
  const Paragraphs paragraphs(text, false, seed + 100);
  const ParagraphLimits limits(paragraphs.source, paragraphs.target);
  CHECK(paragraph_agreement(limits, training(text.beads)) < 0.15);
}

TEST_CASE("agreement is nothing where nothing is aligned, and in few beads little") {
  const Numbers some{0, 0, 1, 1, 2, 2};
  const ParagraphLimits limits(some, some);
  CHECK(paragraph_agreement(limits, {}) == 0);
  const std::vector<TrainingBead> beads{{{0, 2}, {0, 2}, 1}, {{2, 4}, {2, 4}, 1}};
  CHECK(paragraph_agreement(limits, beads) < 0.2);
}

TEST_CASE("one paragraph, or one for each segment, changes nothing") {
  const test::ParallelText text = test::make_parallel_text(40, 5);
  const Paragraphs clean(text, true, 2);
  Numbers single(text.source.size(), 7);
  Numbers each;
  for (std::size_t i = 0; i < text.source.size(); ++i) each.push_back(i);
  const Alignment without =
      align::align(test::segments_of(text.source), test::segments_of(text.target));
  for (const Numbers& numbers : {single, each}) {
    CHECK_FALSE(ParagraphLimits(numbers, clean.target).informative());
    CHECK_FALSE(ParagraphLimits(clean.target, numbers).informative());
    check_same(without,
               align::align(segments(text.source, numbers), segments(text.target, clean.target)));
  }
  CHECK_FALSE(ParagraphLimits({}, {}).informative());
  CHECK_FALSE(ParagraphLimits(Numbers{1}, Numbers{1}).informative());
}

TEST_CASE("where the words say nothing paragraphs decide") {
  test::ParallelText text = test::make_parallel_text(80, 6);
  Paragraphs paragraphs(text, true, 3);
  // Then six equal sentences in two paragraphs, of which one is left out: in the first or the
  // second paragraph.
  const auto s = static_cast<std::uint32_t>(text.source.size());
  const auto t = static_cast<std::uint32_t>(text.target.size());
  const std::uint32_t first = GENERATE(2U, 3U);
  for (std::uint32_t i = 0; i < 6; ++i) {
    text.source.push_back("oooo");
    paragraphs.source.push_back(i < 3 ? 1000 : 1001);
  }
  for (std::uint32_t j = 0; j < 5; ++j) {
    text.target.push_back("tttt");
    paragraphs.target.push_back(j < first ? 1000 : 1001);
  }
  const Alignment alignment = align::align(segments(text.source, paragraphs.source),
                                           segments(text.target, paragraphs.target));
  CHECK(crosses(alignment, s, t));
  CHECK(crosses(alignment, s + 3, t + first));
}

TEST_CASE("paragraphs that lie about the other side do not mislead") {
  const auto seed = GENERATE(1U, 2U, 3U);
  const test::ParallelText text = test::make_parallel_text(100, seed);
  const Paragraphs noise(text, false, seed + 7);
  const auto right = [&](const Alignment& alignment) {
    return std::ranges::count_if(text.beads, [&](const Bead& bead) {
      return std::ranges::any_of(alignment.beads, [&](const Bead& other) {
        return bead.source == other.source && bead.target == other.target;
      });
    });
  };
  const auto without =
      right(align::align(test::segments_of(text.source), test::segments_of(text.target)));
  const auto with =
      right(align::align(segments(text.source, noise.source), segments(text.target, noise.target)));
  CHECK(with >= without - 2);
}
