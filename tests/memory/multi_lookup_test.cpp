#include "memory/multi_lookup.h"

#include "catch.h"
#include "error.h"
#include "sample_units.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

struct Fixture {
  TemporaryFolder folder;

  MemoryChoice memory(const char* name, const std::vector<TranslationUnit>& units) const {
    Memory memory(folder / name, Memory::Access::create);
    Batch batch =
        memory.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
    for (const TranslationUnit& unit : units) batch.add(unit);
    batch.commit();
    return {.path = folder / name};
  }
};

std::vector<Proposal> find(const std::vector<MemoryChoice>& memories, const char* text,
                           std::size_t limit = 5) {
  MultiLookup lookup(
      memories,
      {.source = Language("en"), .target = Language("de"), .limit = limit, .penalties = {}});
  return lookup.find({.segment = {.text = text, .tags = {}}, .context = {}});
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
  CHECK(targets(find(memories, "Open the file.")) == "b 100 Datei öffnen.\na 95 Dateien öffnen.\n");
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
  CHECK(targets(find(memories, "Open the file.")) == "b 95 Dateien öffnen.\na 88 Datei öffnen.\n");
  memories[0].penalty = 31;
  CHECK(targets(find(memories, "Open the file.")) == "b 95 Dateien öffnen.\n");
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
