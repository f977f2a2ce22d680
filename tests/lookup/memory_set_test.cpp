#include "lookup/memory_set.h"

#include "calque/error.h"
#include "catch.h"
#include "sample_units.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

struct Fixture {
  TemporaryFolder folder;

  MemoryChoice memory(const char* name, const std::vector<TranslationUnit>& units) const {
    Session session(folder / name, Session::Access::create);
    Batch batch =
        session.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
    for (const TranslationUnit& unit : units) batch.add(unit);
    batch.commit();
    return {.path = folder / name};
  }
};

std::vector<Proposal> find(const std::vector<MemoryChoice>& memories, const char* text,
                           std::size_t limit = 5) {
  MemorySet set(memories);
  return calque::find(
      set.sessions().memories(), {.segment = {.text = text, .tags = {}}, .context = {}},
      {.source = Language("en"), .target = Language("de"), .limit = limit, .penalties = {}});
}

std::string targets(const std::vector<Proposal>& proposals) {
  std::string out;
  for (const Proposal& proposal : proposals) {
    out += std::filesystem::path(proposal.memory).filename().string() + " " +
           std::to_string(proposal.rate.percent()) + " " + proposal.target_variant().segment.text +
           "\n";
  }
  return out;
}

const TranslationUnit kOpen = make_unit({{"en", "Open the file."}, {"de", "Datei öffnen."}});
const TranslationUnit kOpenFormal =
    make_unit({{"en", "Open the file."}, {"de", "Öffnen Sie die Datei."}});
const TranslationUnit kOpenFiles =
    make_unit({{"en", "Open the files."}, {"de", "Dateien öffnen."}});

}  // namespace

TEST_CASE("the best of several memories comes first, whichever memory it is in") {
  const Fixture fixture;
  const std::vector<MemoryChoice> memories{fixture.memory("a", {kOpenFiles}),
                                           fixture.memory("b", {kOpen})};
  CHECK(targets(find(memories, "Open the file.")) == "b 100 Datei öffnen.\na 92 Dateien öffnen.\n");
  CHECK(targets(find(memories, "Open the file.", 1)) == "b 100 Datei öffnen.\n");
}

TEST_CASE("among equal rates the priority decides, then the order of the memories") {
  const Fixture fixture;
  std::vector<MemoryChoice> memories{fixture.memory("a", {kOpen}),
                                     fixture.memory("b", {kOpenFormal})};
  CHECK(targets(find(memories, "Open the file.")) ==
        "a 100 Datei öffnen.\nb 100 Öffnen Sie die Datei.\n");
  memories[1].priority = 1;
  CHECK(targets(find(memories, "Open the file.")) ==
        "b 100 Öffnen Sie die Datei.\na 100 Datei öffnen.\n");
}

TEST_CASE("the penalty of a memory comes off each of its matches") {
  const Fixture fixture;
  std::vector<MemoryChoice> memories{fixture.memory("a", {kOpen}),
                                     fixture.memory("b", {kOpenFiles})};
  memories[0].penalty = 12;
  CHECK(targets(find(memories, "Open the file.")) == "b 92 Dateien öffnen.\na 88 Datei öffnen.\n");
  memories[0].penalty = 31;
  CHECK(targets(find(memories, "Open the file.")) == "b 92 Dateien öffnen.\n");
}

TEST_CASE("a pair that two memories have is proposed once, from the better one") {
  const Fixture fixture;
  std::vector<MemoryChoice> memories{fixture.memory("a", {kOpen}), fixture.memory("b", {kOpen})};
  memories[0].penalty = 2;
  CHECK(targets(find(memories, "Open the file.")) == "b 100 Datei öffnen.\n");
}

TEST_CASE("a memory that is missing is named, and none is no question") {
  const Fixture fixture;
  CHECK_THROWS_AS(find({{.path = fixture.folder / "none"}}, "Open"), InputError);
  CHECK_THROWS_AS(find({}, "Open"), UsageError);
}

namespace {

const TranslationUnit kEnglishFrench =
    make_unit({{"en", "Open the file."}, {"fr", "Ouvrez le fichier."}});
const TranslationUnit kFrenchGerman =
    make_unit({{"fr-FR", "Ouvrez le fichier."}, {"de", "Öffnen Sie die Datei."}});
const TranslationUnit kFrenchGermanAlike =
    make_unit({{"fr", "Ouvrez les fichiers."}, {"de", "Öffnen Sie die Dateien."}});

std::vector<Proposal> find_by_pivot(const std::vector<MemoryChoice>& memories, const char* text) {
  MemorySet set(memories);
  return calque::find(
      set.sessions().memories(), {.segment = {.text = text, .tags = {}}, .context = {}},
      {.source = Language("en"), .target = Language("de"), .penalties = {}, .pivot = true});
}

}  // namespace

TEST_CASE("a third language is a way, marked and at a price") {
  const Fixture fixture;
  const std::vector<MemoryChoice> memories{
      fixture.memory("a", {kEnglishFrench, kFrenchGerman, kFrenchGermanAlike})};
  CHECK(find(memories, "Open the file.").empty());
  const auto found = find_by_pivot(memories, "Open the file.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].rate == MatchRate(95));
  CHECK(found[0].circumstances.pivot);
  REQUIRE(found[0].pivot);
  CHECK(found[0].unit->variants[found[0].target].segment.text == "Ouvrez le fichier.");
  CHECK(found[0].target_variant().segment.text == "Öffnen Sie die Datei.");
  CHECK(find_by_pivot(memories, "Open the files.").at(0).rate == MatchRate(87));
}

TEST_CASE("the second part of the way may be in another memory, with its penalty") {
  const Fixture fixture;
  std::vector<MemoryChoice> memories{fixture.memory("a", {kEnglishFrench}),
                                     fixture.memory("b", {kFrenchGerman})};
  memories[1].penalty = 3;
  CHECK(targets(find_by_pivot(memories, "Open the file.")) == "a 92 Öffnen Sie die Datei.\n");
}

TEST_CASE("what is translated directly needs no third language") {
  const Fixture fixture;
  const std::vector<MemoryChoice> memories{
      fixture.memory("a", {kEnglishFrench, kFrenchGerman, kOpenFormal})};
  const auto found = find_by_pivot(memories, "Open the file.");
  REQUIRE(found.size() == 1);
  CHECK_FALSE(found[0].pivot);
}

TEST_CASE("a text without a match is covered by matches of its parts") {
  const Fixture fixture;
  const std::vector<MemoryChoice> memories{
      fixture.memory("a", {make_unit({{"en", "the central bank"}, {"de", "die Zentralbank"}}),
                           make_unit({{"en", "central bank"}, {"de", "Zentralbank"}})}),
      fixture.memory("b", {make_unit({{"en", "Interest rates of"}, {"de", "Zinsen von"}}),
                           make_unit({{"en", "raised again"}, {"de", "erneut erhöht"}})})};
  MemorySet set(memories);
  const std::string text = "Interest rates of the central bank were raised again yesterday.";
  const LookupAnswer answer = calque::answer(
      set.sessions().memories(), {.segment = {.text = text, .tags = {}}, .context = {}},
      {.source = Language("en"), .target = Language("de"), .penalties = {}, .parts = true});
  CHECK(answer.proposals.empty());
  std::string parts;
  for (const PartProposal& part : answer.parts) {
    parts += part.proposal.memory + " " + text.substr(part.begin, part.end - part.begin) + " " +
             part.proposal.target_variant().segment.text + "\n";
  }
  CHECK(parts ==
        "b Interest rates of Zinsen von\n"
        "a the central bank die Zentralbank\n"
        "b raised again erneut erhöht\n");
}
