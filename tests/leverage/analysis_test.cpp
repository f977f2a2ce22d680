#include "leverage/analysis.h"

#include "calque/error.h"
#include "catch.h"
#include "leverage/analysis_example.h"
#include "memory_set.h"

using namespace calque;
using namespace calque::leverage;

namespace {

Volume volume(std::int64_t segments, std::int64_t words, std::int64_t characters,
              std::int64_t punctuation, std::int64_t white_space) {
  return {segments, words, 0, characters, punctuation, white_space};
}

const Volume& memory_of(const Figures& figures, Band band) {
  return figures.memory.at(index_of(band));
}

const Volume& internal_of(const Figures& figures, Band band) {
  return figures.internal.at(index_of(band));
}

}  // namespace

TEST_CASE("the example worked out by hand gives the figures of the handbook") {
  const AnalysisExample example;
  const unsigned threads = GENERATE(1U, 3U);
  const Analysis analysis = analyze(*memories_at(example.path), example.files, example.settings,
                                    {.threads = threads, .progress = {}});
  REQUIRE(analysis.files.size() == 2);
  const Figures& a = analysis.files[0].figures;
  CHECK(memory_of(a, Band::context_two) == volume(2, 8, 35, 2, 6));
  CHECK(memory_of(a, Band::context_one) == Volume());
  CHECK(memory_of(a, Band::repetition) == Volume());
  CHECK(memory_of(a, Band::exact) == volume(1, 3, 19, 1, 2));
  CHECK(memory_of(a, Band::from_95) == volume(1, 10, 41, 2, 9));
  CHECK(memory_of(a, Band::from_85) == Volume());
  CHECK(memory_of(a, Band::from_75) == volume(1, 4, 15, 1, 3));
  CHECK(memory_of(a, Band::from_50) == Volume());
  CHECK(memory_of(a, Band::none) == volume(1, 7, 28, 1, 6));
  const Figures& b = analysis.files[1].figures;
  CHECK(memory_of(b, Band::repetition) == volume(2, 11, 43, 2, 9));
  CHECK(internal_of(b, Band::from_75) == volume(1, 7, 28, 1, 6));
  CHECK(memory_of(b, Band::none) == Volume());
  const Figures total = analysis.total();
  CHECK(total.total() == volume(9, 50, 209, 10, 41));
  CHECK(payable(total, example.settings) == 226'000);
}

TEST_CASE("without internal matches such segments are new") {
  AnalysisExample example;
  example.settings.internal = false;
  const Figures total =
      analyze(*memories_at(example.path), example.files, example.settings).total();
  CHECK(memory_of(total, Band::none) == volume(2, 14, 56, 2, 12));
  CHECK(total.internal == std::array<Volume, kBands>());
  CHECK(payable(total, example.settings) == 247'000);
}

TEST_CASE("the order of the files decides which of two equal segments is the repetition") {
  AnalysisExample example;
  std::swap(example.files[0], example.files[1]);
  const Analysis analysis = analyze(*memories_at(example.path), example.files, example.settings);
  CHECK(memory_of(analysis.files[0].figures, Band::repetition) == Volume());
  CHECK(memory_of(analysis.files[0].figures, Band::none).segments == 1);
  CHECK(memory_of(analysis.files[1].figures, Band::repetition).words == 7);
}

TEST_CASE("segments with other tags are no repetitions of each other") {
  const AnalysisExample example;
  JobFile file = AnalysisExample::file("c.txt", {"Press the key.", "Press the key."});
  file.segments[1].source.tags = {{TagKind::placeholder, 6, {{"x", "1"}}, {std::string("<br/>")}}};
  const Figures total = analyze(*memories_at(example.path), {file}, example.settings).total();
  CHECK(memory_of(total, Band::repetition).segments == 0);
  CHECK(memory_of(total, Band::none).segments == 1);
  CHECK(internal_of(total, Band::from_95).segments == 1);
}

TEST_CASE("segments with other tags at their ends are repetitions, but not by the strict rule") {
  const AnalysisExample example;
  JobFile file = AnalysisExample::file("c.txt", {"Press the key.", "Press the key."});
  file.segments[1].source.tags = {{TagKind::placeholder, 0, {{"x", "1"}}, {std::string("<br/>")}}};
  AnalysisSettings settings = example.settings;
  const auto repeated = [&] {
    const Figures total = analyze(*memories_at(example.path), {file}, settings).total();
    return memory_of(total, Band::repetition).segments;
  };
  CHECK(repeated() == 1);
  settings.tags = TagRule::strict;
  CHECK(repeated() == 0);
  file.segments[1].source.tags[0].offset = 5;
  settings.tags = TagRule::ignore;
  CHECK(repeated() == 1);
}

TEST_CASE("what is carried over from an earlier version counts as a match of the memory") {
  const AnalysisExample example;
  const JobFile file = AnalysisExample::file("c.txt", {"New here.", "New there.", "Newest."});
  const CarriedOver carried{.files = {}, .rates = {MatchRate(102), MatchRate(99), std::nullopt}};
  const Figures total =
      analyze(*memories_at(example.path), {file}, example.settings, {}, carried).total();
  CHECK(memory_of(total, Band::context_two).segments == 1);
  CHECK(memory_of(total, band_of(MatchRate(99))).segments == 1);
  CHECK(memory_of(total, Band::none).segments == 1);
}

TEST_CASE("a job without segments has empty figures") {
  const AnalysisExample example;
  const Analysis analysis = analyze(*memories_at(example.path),
                                    {AnalysisExample::file("empty.txt", {})}, example.settings);
  CHECK(analysis.total().total() == Volume());
  CHECK(payable(analysis.total(), example.settings) == 0);
}

TEST_CASE("an analysis without a memory is refused") {
  const AnalysisExample example;
  CHECK_THROWS_AS(
      analyze(*memories_at(example.folder / "none.calque"), example.files, example.settings),
      InputError);
}

TEST_CASE("segments without letters have a band of their own, repeated or not") {
  const AnalysisExample example;
  const std::vector<JobFile> job{
      AnalysisExample::file("a", {"950212-06060", "12.5 mm", "950212-06060", "12 doors"})};
  const Analysis analysis = analyze(*memories_at(example.path), job, example.settings);
  const Figures& figures = analysis.files[0].figures;
  CHECK(memory_of(figures, Band::unlettered).segments == 3);
  CHECK(memory_of(figures, Band::repetition).segments == 0);
  CHECK(memory_of(figures, Band::none).segments == 1);
}
