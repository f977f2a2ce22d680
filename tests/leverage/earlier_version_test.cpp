#include "leverage/earlier_version.h"

#include <fstream>

#include "calque/error.h"
#include "catch.h"
#include "leverage/version_diff.h"
#include "memory_set.h"
#include "temporary_folder.h"

using namespace calque;
using namespace calque::leverage;

namespace {

const Language kEnglish("en");
const Language kGerman("de");

class Files {
 public:
  std::string write(const char* name, const std::string& content) const {
    const auto path = folder_ / name;
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
  }
  EarlierVersion read(const std::string& text, const std::string& translation) const {
    return read_earlier_version(text, translation, kEnglish, kGerman, {});
  }

 private:
  TemporaryFolder folder_;
};

/// Pretranslates with nothing but the earlier version.
std::vector<Pretranslated> pretranslate_new(const EarlierVersion& version,
                                            const std::vector<JobSegment>& job, int at_least = 75) {
  std::vector<Segment> sources;
  std::vector<std::size_t> numbers;
  for (const JobSegment& segment : job) {
    numbers.push_back(numbers.size());
    sources.push_back(segment.source);
  }
  const EarlierMemory memory(version);
  const std::vector<MemoryChoice> choices{memory.choice()};
  MemorySet memories(choices);
  auto segments = pretranslate(
      memories, job, {.source = kEnglish, .target = kGerman, .at_least = MatchRate(at_least)});
  const VersionDiff diff = compare_versions(version.sources(), sources, kEnglish);
  carry_over(segments, numbers, version, diff, MatchRate(at_least));
  return segments;
}

std::vector<JobSegment> job_of(const std::string& markdown) {
  return parse_article({.name = "new.md", .bytes = markdown}, kEnglish).job().segments;
}

std::string po(const std::string& id, const std::string& text, const std::string& flag = "") {
  return flag + "msgid \"" + id + "\"\nmsgstr \"" + text + "\"\n\n";
}

const char* const kOldText =
    "# Harbour\n\nThe harbour of Izmir was closed on 3 March 2024. Ships wait outside. It "
    "rains.\n\n"
    "The storm will last two days, the weather service said.\n\nIt rains.\n";
const char* const kOldTranslation =
    "# Hafen\n\nDer Hafen von Izmir wurde am 3. März 2024 geschlossen. Schiffe warten draußen. Es "
    "regnet.\n\nDer Sturm wird zwei Tage dauern, teilte der Wetterdienst mit.\n\nNoch Regen.\n";

}  // namespace

TEST_CASE("what is unchanged in an article keeps its translation, by its place") {
  const Files files;
  const EarlierVersion version =
      files.read(files.write("old.md", kOldText), files.write("old.de.md", kOldTranslation));
  REQUIRE(version.segments.size() == 6);
  for (const EarlierSegment& segment : version.segments) {
    INFO(segment.source.text);
    CHECK(segment.target.has_value());
  }
  const auto found = pretranslate_new(
      version,
      job_of("# Harbour\n\nThe harbour of Izmir was closed on 3 March 2024. Ships wait outside. It "
             "rains."
             "\n\nThe storm will last four days, the weather service said.\n\nIt rains.\n"));
  REQUIRE(found.size() == 6);
  REQUIRE(found[3].best() != nullptr);
  CHECK(found[3].best()->rate == MatchRate(102));
  CHECK(found[3].best()->target.text == "Es regnet.");
  // The same text with another translation elsewhere.
  CHECK(found[5].best()->rate == MatchRate(102));
  CHECK(found[5].best()->target.text == "Noch Regen.");
  CHECK(found[4].version.change == Change::changed);
  CHECK(found[4].version.before == version.segments[4].source);
  CHECK(found[4].best()->rate < MatchRate(100));
}

TEST_CASE("a job that is not done is carried over as far as it is") {
  const Files files;
  const std::string old = files.write("old.po", po("Open", "") + po("Close the file", "") +
                                                    po("Save the file now", "") + po("Quit", ""));
  const std::string filled =
      files.write("de.po", po("Open", "Öffnen") + po("Close the file", "Datei zu", "#, fuzzy\n") +
                               po("Save the file now", "") + po("Quit", "Beenden"));
  const EarlierVersion version = files.read(old, filled);
  CHECK(version.without_pair == 0);
  const auto job = read_job(
      files.write("new.po", po("Open", "") + po("Close the file", "") +
                                po("Save the file now", "") + po("Print", "") + po("Quit", "")),
      kEnglish, kGerman);
  const auto found = pretranslate_new(version, job.segments);
  CHECK(found[0].best()->rate == MatchRate(102));
  CHECK(found[1].best()->rate == MatchRate(99));
  CHECK(found[1].best()->target.text == "Datei zu");
  CHECK(found[2].version.change == Change::in_place);
  CHECK(found[2].best() == nullptr);
  CHECK(found[3].version.change == Change::added);
  CHECK(found[4].best()->target.text == "Beenden");
  CHECK(pretranslate_new(version, job.segments, 100)[1].best() == nullptr);
}

TEST_CASE("a file that does not belong to the text is noticed") {
  const Files files;
  const EarlierVersion version = files.read(files.write("old.po", po("Open", "") + po("Close", "")),
                                            files.write("de.po", po("Open", "Öffnen")));
  CHECK(version.without_pair == 1);
  CHECK_THROWS_AS(files.read(files.write("a.po", po("Open", "")), files.write("b.md", "Öffnen\n")),
                  UsageError);
}

TEST_CASE("tags of the new version stand in what is carried over") {
  const Files files;
  const EarlierVersion version = files.read(files.write("old.md", "Press **Save** to keep it.\n"),
                                            files.write("de.md", "Mit **Sichern** bleibt es.\n"));
  const auto found = pretranslate_new(version, job_of("Press **Save** to keep it.\n\nNew.\n"));
  REQUIRE(found[0].best() != nullptr);
  CHECK(found[0].best()->rate == MatchRate(102));
  CHECK(found[0].best()->target.tags.size() == 2);
}

TEST_CASE("the memory of an earlier version goes with it") {
  const Files files;
  const EarlierVersion version =
      files.read(files.write("old.md", kOldText), files.write("de.md", kOldTranslation));
  std::filesystem::path path;
  {
    const EarlierMemory memory(version);
    path = memory.choice().path;
    CHECK(std::filesystem::exists(path));
  }
  CHECK_FALSE(std::filesystem::exists(path.parent_path()));
}

TEST_CASE("an analysis counts what a pretranslation carries over") {
  const Files files;
  const EarlierVersion version =
      files.read(files.write("old.md", kOldText), files.write("old.de.md", kOldTranslation));
  const JobFile job =
      parse_article({.name = "new.md", .bytes = "# Harbour\n\nAll is new.\n\nIt rains.\n"},
                    kEnglish)
          .job();
  REQUIRE(job.sources.size() == 3);
  const VersionDiff diff = compare_versions(version.sources(), job.sources, kEnglish);
  CHECK(carried_rate(diff.segments[job.segments[0].number], version) == MatchRate(102));
  CHECK_FALSE(carried_rate(diff.segments[job.segments[1].number], version));
}
