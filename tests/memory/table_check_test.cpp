#include "memory/table_check.h"

#include "catch.h"
#include "memory/memory.h"
#include "sample_units.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

const std::string kNow = "20260901T120000Z";

BatchInfo info(const char* kind) {
  return {.kind = kind, .source = "", .started = kNow, .header = ""};
}

/// Units that have been added, edited, deleted, and all of that undone in part.
void fill(Memory& memory) {
  {
    Batch batch = memory.begin(info("import"));
    batch.add(make_full_unit());
    for (int i = 0; i < 20; ++i) {
      const std::string text = "text " + std::to_string(i);
      batch.add(make_unit({{"en", text.c_str()}, {"tr", "metin"}, {"tr", "yazı"}}));
    }
    batch.commit();
  }
  {
    Batch batch = memory.begin(info("edit"));
    batch.replace(UnitId{2}, make_unit({{"en", "first"}, {"tr", "ilk"}, {"de", "erster"}}));
    batch.remove(UnitId{3});
    batch.commit();
  }
  BatchId id;
  {
    Batch batch = memory.begin(info("edit"));
    id = batch.id();
    batch.replace(UnitId{1}, make_unit({{"en", "second"}, {"tr", "ikinci"}}));
    batch.remove(UnitId{2});
    batch.remove(UnitId{4});
    batch.commit();
  }
  memory.undo(id, kNow);
}

}  // namespace

TEST_CASE("a memory that was only changed through batches is whole") {
  const TemporaryFolder folder;
  Memory memory(folder / "m.calque", Memory::Access::create);
  fill(memory);
  CHECK(check_tables(memory).empty());
  CHECK(memory.database().query_int("PRAGMA foreign_keys") == 1);
}

TEST_CASE("damage to the tables is named") {
  const TemporaryFolder folder;
  Memory memory(folder / "m.calque", Memory::Access::create);
  fill(memory);
  memory.database().execute("PRAGMA foreign_keys = OFF");
  const auto [damage, message] = GENERATE(table<std::string, std::string>({
      {"DELETE FROM variant WHERE id = 1", "unit 1 names variants that are not its own"},
      {"UPDATE unit SET variants = 1 WHERE id = 5", "is not named by its unit"},
      {"UPDATE variant SET language = 99 WHERE id = 1",
       "row 1 of variant names a row of language that is not there"},
      {"UPDATE unit SET tuid = 'other' WHERE id = 5", "unit 5 is not what its fingerprint says"},
  }));
  memory.database().execute(damage);
  const auto problems = check_tables(memory);
  REQUIRE_FALSE(problems.empty());
  CHECK_THAT(problems.front(), ContainsSubstring(message));
}

TEST_CASE("a temporary memory takes batches and leaves no file") {
  Memory memory = Memory::temporary();
  fill(memory);
  CHECK(check_tables(memory).empty());
  CHECK(memory.statistics().units == 20);
}
