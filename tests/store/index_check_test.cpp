#include "store/index_check.h"

#include "calque/error.h"
#include "calque/lookup.h"
#include "calque/session.h"
#include "catch.h"
#include "sample_units.h"
#include "store/session_tools.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

BatchInfo info() {
  return {.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""};
}

/// Enough units for runs, then edits, removals and an undo.
void fill(Session& session) {
  {
    Batch batch = session.begin(info());
    for (int i = 0; i < 1500; ++i) {
      const std::string number = std::to_string(i * 7919 % 997);
      const std::string source = "The file w" + number + " is open";
      const std::string target = "Dosya w" + number;
      batch.add(make_unit({{"en", source.c_str()}, {"tr", target.c_str()}}));
    }
    batch.commit();
  }
  BatchId edits;
  {
    Batch batch = session.begin(info());
    edits = batch.id();
    batch.replace(UnitId{3}, make_unit({{"en", "Another text"}, {"tr", "Başka bir metin"}}));
    batch.remove(UnitId{5});
    batch.commit();
  }
  CHECK(check_index(session).empty());
  session.undo(edits, "20260101T000001Z");
}

}  // namespace

TEST_CASE("an index that was kept up equals one made afresh") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  fill(session);
  CHECK(check_index(session).empty());
  rebuild_index(session);
  CHECK(check_index(session).empty());
}

TEST_CASE("an index that differs from the units is found out, and can be made again") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  fill(session);
  const std::string damage =
      GENERATE("UPDATE variant SET text = 'changed behind its back' WHERE id = 1",
               "DELETE FROM variant WHERE id = 1", "DELETE FROM fuzzy_recent",
               "INSERT INTO fuzzy_removed VALUES(1, 1000)");
  session.tools().database().execute(damage);
  INFO(damage);
  CHECK_FALSE(check_index(session).empty());
  rebuild_index(session);
  CHECK(check_index(session).empty());
  CHECK_FALSE(find(session,
                   {.segment = {.text = "The file w17 is open", .tags = {}}, .context = {}},
                   {.source = Language("en"), .target = Language("tr"), .penalties = {}})
                  .empty());
}

TEST_CASE("an index made by other rules for words is not searched until it is made again") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  fill(session);
  const auto matches = [&session] {
    return find(session, {.segment = {.text = "The file w3 is open", .tags = {}}, .context = {}},
                {.source = Language("en"), .target = Language("tr"), .penalties = {}})
        .size();
  };
  const std::size_t found = matches();
  CHECK(found > 0);
  session.tools().database().execute("UPDATE fuzzy_origin SET rules = rules + 1");
  CHECK_THROWS_AS(matches(), InputError);
  CHECK(check_index(session).size() == 1);
  rebuild_index(session);
  CHECK(check_index(session).empty());
  CHECK(matches() == found);
  session.tools().database().execute("DELETE FROM fuzzy_origin");
  CHECK_THROWS_AS(matches(), InputError);
}

TEST_CASE("an index made by other rules is made again when the memory is opened for changes") {
  const TemporaryFolder folder;
  {
    Session session(folder / "m.calque", Session::Access::create);
    fill(session);
    session.tools().database().execute("UPDATE fuzzy_origin SET rules = rules + 1");
    session.tools().database().execute("DELETE FROM fuzzy_recent");
  }
  {
    Session session(folder / "m.calque", Session::Access::read_only);
    CHECK(check_index(session).size() == 1);
  }
  Session session(folder / "m.calque", Session::Access::read_write);
  CHECK(check_index(session).empty());
}
