#include "store/table_check.h"

#include "calque/session.h"
#include "catch.h"
#include "sample_units.h"
#include "store/session_tools.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

const std::string kNow = "20260901T120000Z";

BatchInfo info(const char* kind) {
  return {.kind = kind, .source = "", .started = kNow, .header = ""};
}

/// Units that have been added, edited, deleted, and all of that undone in part.
void fill(Session& session) {
  {
    Batch batch = session.begin(info("import"));
    batch.add(make_full_unit());
    for (int i = 0; i < 20; ++i) {
      const std::string text = "text " + std::to_string(i);
      batch.add(make_unit({{"en", text.c_str()}, {"tr", "metin"}, {"tr", "yazı"}}));
    }
    batch.commit();
  }
  {
    Batch batch = session.begin(info("edit"));
    batch.replace(UnitId{2}, make_unit({{"en", "first"}, {"tr", "ilk"}, {"de", "erster"}}));
    batch.remove(UnitId{3});
    batch.commit();
  }
  BatchId id;
  {
    Batch batch = session.begin(info("edit"));
    id = batch.id();
    batch.replace(UnitId{1}, make_unit({{"en", "second"}, {"tr", "ikinci"}}));
    batch.remove(UnitId{2});
    batch.remove(UnitId{4});
    batch.commit();
  }
  session.undo(id, kNow);
}

}  // namespace

TEST_CASE("a memory that was only changed through batches is whole") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  fill(session);
  CHECK(check_tables(session).empty());
  CHECK(session.tools().database().query_int("PRAGMA foreign_keys") == 1);
}

TEST_CASE("damage to the tables is named") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  fill(session);
  session.tools().database().execute("PRAGMA foreign_keys = OFF");
  const auto [damage, message] = GENERATE(table<std::string, std::string>({
      {"DELETE FROM variant WHERE id = 1", "unit 1 names variants that are not its own"},
      {"UPDATE unit SET variants = 1 WHERE id = 5", "is not named by its unit"},
      {"UPDATE variant SET language = 99 WHERE id = 1",
       "row 1 of variant names a row of language that is not there"},
      {"UPDATE unit SET tuid = 'other' WHERE id = 5", "unit 5 is not what its fingerprint says"},
  }));
  session.tools().database().execute(damage);
  const auto problems = check_tables(session);
  REQUIRE_FALSE(problems.empty());
  CHECK_THAT(problems.front(), ContainsSubstring(message));
}

TEST_CASE("a temporary memory takes batches and leaves no file") {
  Session session = Session::temporary();
  fill(session);
  CHECK(check_tables(session).empty());
  CHECK(session.statistics().units == 20);
}
