#include <map>
#include <random>

#include "catch.h"
#include "error.h"
#include "memory/memory.h"
#include "sample_units.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

const std::string kNow = "20260901T120000Z";

BatchInfo info(const char* kind) {
  return {.kind = kind, .source = "", .started = kNow, .header = ""};
}

/// The texts of all units, to compare states of a memory.
std::map<std::int64_t, std::string> contents(Memory& memory) {
  std::map<std::int64_t, std::string> all;
  memory.for_each_unit({}, [&all](const TranslationUnit& unit) {
    for (const Variant& variant : unit.variants) all[unit.id.value] += variant.segment.text + "|";
  });
  return all;
}

}  // namespace

TEST_CASE("undo takes back additions, edits and deletions") {
  const TemporaryFolder folder;
  Memory memory(folder / "m.calque", Memory::Access::create);
  {
    Batch batch = memory.begin(info("import"));
    batch.add(make_full_unit());
    batch.add(make_unit({{"en", "Yes"}, {"tr", "Evet"}}));
    batch.commit();
  }
  const auto before = contents(memory);
  BatchId id;
  {
    Batch batch = memory.begin(info("mixed"));
    id = batch.id();
    batch.replace(UnitId{1}, make_unit({{"en", "first"}, {"tr", "ilk"}}));
    batch.replace(UnitId{1}, make_unit({{"en", "second"}, {"tr", "ikinci"}}));
    batch.remove(UnitId{2});
    const auto added = batch.add(make_unit({{"en", "No"}, {"tr", "Hayır"}}));
    batch.remove(*added);
    batch.add(make_unit({{"en", "Maybe"}, {"tr", "Belki"}}));
    batch.commit();
  }
  CHECK(contents(memory) != before);
  memory.undo(id, kNow);
  CHECK(contents(memory) == before);
  CHECK(memory.unit(UnitId{1})->same_content(make_full_unit()));
  CHECK(memory.batches()[1].undone == kNow);
  CHECK_THROWS_WITH(memory.undo(id, kNow), ContainsSubstring("undone already"));
}

TEST_CASE("a batch whose units were changed later cannot be undone before the later one") {
  const TemporaryFolder folder;
  Memory memory(folder / "m.calque", Memory::Access::create);
  {
    Batch batch = memory.begin(info("import"));
    batch.add(make_full_unit());
    batch.commit();
  }
  {
    Batch batch = memory.begin(info("delete"));
    batch.remove(UnitId{1});
    batch.commit();
  }
  CHECK_THROWS_WITH(memory.undo(BatchId{1}, kNow), ContainsSubstring("undo batch 2 first"));
  memory.undo(BatchId{2}, kNow);
  memory.undo(BatchId{1}, kNow);
  CHECK(memory.statistics().units == 0);
  CHECK_THROWS_WITH(memory.undo(BatchId{3}, kNow), ContainsSubstring("there is no batch 3"));
}

TEST_CASE("undoing batches from the last to the first passes through every earlier state") {
  const TemporaryFolder folder;
  Memory memory(folder / "m.calque", Memory::Access::create);
  std::mt19937 random(20260901);
  std::vector<std::map<std::int64_t, std::string>> states;
  for (int round = 0; round < 30; ++round) {
    states.push_back(contents(memory));
    Batch batch = memory.begin(info("random"));
    for (int change = 0; change < 5; ++change) {
      const auto text = std::to_string(random());
      const auto unit = make_unit({{"en", text.c_str()}, {"tr", "metin"}});
      const auto now = contents(memory);
      const auto pick = [&] {
        return UnitId{
            std::next(now.begin(), static_cast<std::ptrdiff_t>(random() % now.size()))->first};
      };
      const auto kind = now.empty() ? 0U : random() % 3U;
      if (kind == 0) batch.add(unit);
      if (kind == 1) batch.replace(pick(), unit);
      if (kind == 2) batch.remove(pick());
    }
    batch.commit();
  }
  for (auto id = static_cast<std::int64_t>(states.size()); id > 0; --id) {
    memory.undo(BatchId{id}, kNow);
    CHECK(contents(memory) == states[static_cast<std::size_t>(id) - 1]);
  }
}
