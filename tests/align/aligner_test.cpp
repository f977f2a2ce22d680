#include "calque/align.h"

#include <algorithm>
#include <numeric>
#include <sstream>

#include "align/confidence.h"
#include "align/lexicon.h"
#include "align/sample_text.h"
#include "catch.h"

using namespace calque;
using namespace calque::align;

namespace {

bool same_ranges(const Bead& a, const Bead& b) {
  return a.source == b.source && a.target == b.target;
}

double share_found(const std::vector<Bead>& found, const std::vector<Bead>& wanted) {
  std::size_t right = 0;
  for (const Bead& bead : wanted) {
    right += static_cast<std::size_t>(
        std::ranges::any_of(found, [&](const Bead& other) { return same_ranges(bead, other); }));
  }
  return static_cast<double>(right) / static_cast<double>(wanted.size());
}

void check_cover(const std::vector<Bead>& beads, std::size_t source, std::size_t target) {
  std::uint32_t i = 0;
  std::uint32_t j = 0;
  for (const Bead& bead : beads) {
    REQUIRE(bead.source.begin == i);
    REQUIRE(bead.target.begin == j);
    REQUIRE(bead.source.size() + bead.target.size() > 0);
    REQUIRE(bead.confidence >= 0);
    REQUIRE(bead.confidence <= 1);
    i = bead.source.end;
    j = bead.target.end;
  }
  REQUIRE(i == source);
  REQUIRE(j == target);
}

}  // namespace

TEST_CASE("a translation with omissions and splits is aligned") {
  const auto seed = GENERATE(1U, 2U, 3U);
  const test::ParallelText text = test::make_parallel_text(120, seed);
  const Alignment result =
      align::align(test::segments_of(text.source), test::segments_of(text.target));
  check_cover(result.beads, text.source.size(), text.target.size());
  CHECK(share_found(result.beads, text.beads) > 0.9);
}

TEST_CASE("empty lists and lists of one side only give omissions") {
  const std::vector<std::string> some{"One.", "Two words.", ""};
  const std::vector<std::string> none;
  CHECK(align::align({}, {}).beads.empty());
  const Alignment left = align::align(test::segments_of(some), test::segments_of(none));
  check_cover(left.beads, 3, 0);
  const Alignment right = align::align(test::segments_of(none), test::segments_of(some));
  check_cover(right.beads, 0, 3);
}

TEST_CASE("segments without any word are aligned as well") {
  const std::vector<std::string> source{"", "...", "—", "", "!"};
  const std::vector<std::string> target{"…", "", "?", "\xE2\x80\x94"};
  check_cover(align::align(test::segments_of(source), test::segments_of(target)).beads, 5, 4);
}

TEST_CASE("the same input gives the same beads and confidences") {
  const test::ParallelText text = test::make_parallel_text(40, 9);
  const Alignment first =
      align::align(test::segments_of(text.source), test::segments_of(text.target));
  const Alignment again =
      align::align(test::segments_of(text.source), test::segments_of(text.target));
  REQUIRE(first.beads.size() == again.beads.size());
  for (std::size_t k = 0; k < first.beads.size(); ++k) {
    CHECK(same_ranges(first.beads[k], again.beads[k]));
    CHECK(first.beads[k].confidence == again.beads[k].confidence);
  }
}

TEST_CASE("a confirmed bead is kept, whatever its shape") {
  const test::ParallelText text = test::make_parallel_text(30, 4);
  const Bead confirmed = GENERATE(Bead{{3, 9}, {2, 4}, 1}, Bead{{5, 6}, {5, 5}, 1},
                                  Bead{{0, 1}, {0, 5}, 1}, Bead{{7, 7}, {9, 10}, 1});
  const Alignment result =
      align::align(test::segments_of(text.source), test::segments_of(text.target),
                   {.lexicon = nullptr, .confirmed = std::span(&confirmed, 1)});
  check_cover(result.beads, text.source.size(), text.target.size());
  const auto found = std::ranges::find_if(
      result.beads, [&](const Bead& bead) { return same_ranges(bead, confirmed); });
  REQUIRE(found != result.beads.end());
  CHECK(found->confidence == 1);
}

TEST_CASE("a lexicon of the language pair makes short texts certain") {
  const test::ParallelText known = test::make_parallel_text(400, 20);
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const Bead& bead : known.beads) {
    if (bead.source.size() == 1 && bead.target.size() == 1) {
      pairs.emplace_back(known.source[bead.source.begin], known.target[bead.target.begin]);
    }
  }
  const Lexicon lexicon = Lexicon::train(pairs);
  const test::ParallelText text = test::make_parallel_text(25, 21);
  const Alignment result = align::align(test::segments_of(text.source),
                                        test::segments_of(text.target), {.lexicon = &lexicon});
  CHECK(share_found(result.beads, text.beads) > 0.9);
  CHECK_FALSE(result.weak);
}

TEST_CASE("a lexicon of another domain takes nothing away") {
  const auto seed = GENERATE(31U, 32U, 33U);
  const test::ParallelText known = test::make_parallel_text(400, 20);
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const Bead& bead : known.beads) {
    if (bead.source.size() != 1 || bead.target.size() != 1) continue;
    // The same words, with translations of which the document has none.
    std::string foreign;
    std::istringstream words(known.target[bead.target.begin]);
    for (std::string word; words >> word;) foreign += word + "xx ";
    pairs.emplace_back(known.source[bead.source.begin], foreign);
  }
  const Lexicon lexicon = Lexicon::train(pairs);
  const test::ParallelText text = test::make_parallel_text(40, seed);
  const auto source = test::segments_of(text.source);
  const auto target = test::segments_of(text.target);
  const Alignment with = align::align(source, target, {.lexicon = &lexicon});
  CHECK(share_found(with.beads, text.beads) >=
        share_found(align::align(source, target).beads, text.beads) - 0.03);
}

TEST_CASE("texts that do not translate each other are weak and nothing in them is accepted") {
  const test::ParallelText one = test::make_parallel_text(60, 5);
  const test::ParallelText other = test::make_parallel_text(70, 6);
  const Alignment result =
      align::align(test::segments_of(one.source), test::segments_of(other.target));
  CHECK(result.weak);
  for (const Bead& bead : result.beads) CHECK(bead.confidence < kAcceptedConfidence);
}

TEST_CASE("a long text is aligned along a coarse path") {
  const test::ParallelText text = test::make_parallel_text(1300, 7);
  const Alignment result =
      align::align(test::segments_of(text.source), test::segments_of(text.target));
  check_cover(result.beads, text.source.size(), text.target.size());
  CHECK(share_found(result.beads, text.beads) > 0.9);
}

TEST_CASE("a bead of several segments beside a doubtful one is not safe") {
  const bool uneven = GENERATE(false, true);
  const double neighbour = GENERATE(0.5, 0.9999);
  std::vector<Bead> beads(20, Bead{{0, 1}, {0, 1}, 0.9999});
  if (uneven) beads[10].target.end = 2;
  beads[11].confidence = neighbour;
  CHECK_FALSE(calibrate(beads));
  const bool safe = !uneven || neighbour > 0.9;
  CHECK((beads[10].confidence >= kAcceptedConfidence) == safe);
}

TEST_CASE("the same probability is safe in a text of few beads, where it is more often right") {
  const std::size_t count =
      GENERATE(std::size_t{9}, std::size_t{10}, std::size_t{45}, std::size_t{46});
  std::vector<Bead> beads(count, Bead{{0, 1}, {0, 1}, 0.985});
  CHECK_FALSE(calibrate(beads));
  CHECK((beads[5].confidence >= kAcceptedConfidence) == (count == 10 || count == 45));
}

TEST_CASE("an omission in a text of few beads is not safe") {
  std::vector<Bead> beads(20, Bead{{0, 1}, {0, 1}, 0.9999});
  beads[10].target = {1, 1};
  CHECK_FALSE(calibrate(beads));
  CHECK(beads[9].confidence >= kAcceptedConfidence);
  CHECK(beads[10].confidence < kAcceptedConfidence);
}

TEST_CASE("terms of a glossary make an alignment surer") {
  const test::ParallelText text = test::make_parallel_text(12, 5);
  // Sentences that correspond word by word vouch for their words, as a glossary does.
  std::vector<std::pair<std::string, std::string>> terms;
  for (const Bead& bead : text.beads) {
    if (bead.source.size() != 1 || bead.target.size() != 1) continue;
    std::istringstream source(text.source[bead.source.begin]);
    std::istringstream target(text.target[bead.target.begin]);
    std::pair<std::string, std::string> term;
    while (source >> term.first && target >> term.second) terms.push_back(term);
  }
  const Lexicon lexicon = Lexicon::train({}, terms);
  CHECK_FALSE(lexicon.empty());
  const auto source = test::segments_of(text.source);
  const auto target = test::segments_of(text.target);
  const auto sum = [](const Alignment& alignment) {
    return std::accumulate(alignment.beads.begin(), alignment.beads.end(), 0.0,
                           [](double total, const Bead& bead) { return total + bead.confidence; });
  };
  const Alignment with = align::align(source, target, {.lexicon = &lexicon});
  CHECK(share_found(with.beads, text.beads) > 0.9);
  CHECK(sum(with) > sum(align::align(source, target)));
}
