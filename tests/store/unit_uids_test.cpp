#include "store/unit_uids.h"

#include <set>

#include "calque/session.h"
#include "catch.h"
#include "sample_units.h"
#include "store/session_tools.h"
#include "store/table_check.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

const std::string kNow = "20260901T120000Z";

BatchInfo info(const char* kind) {
  return {.kind = kind, .source = "", .started = kNow, .header = ""};
}

TranslationUnit numbered(int n) {
  return make_unit({{"en", ("text " + std::to_string(n)).c_str()}, {"tr", "metin"}});
}

/// A memory of two batches of two units each.
struct Fixture {
  TemporaryFolder folder;
  Session session{folder / "m.calque", Session::Access::create};

  Fixture() {
    for (const int first : {1, 3}) {
      Batch batch = session.begin(info("import"));
      batch.add(numbered(first));
      batch.add(numbered(first + 1));
      batch.commit();
    }
  }
  UnitUid uid(std::int64_t id) { return session.unit(UnitId{id})->uid.value(); }
};

}  // namespace

TEST_CASE("each unit has a uid that follows from its batch, and is found by it") {
  Fixture fixture;
  std::set<UnitUid> uids;
  for (const std::int64_t id : {1, 2, 3, 4}) {
    const UnitUid uid = fixture.uid(id);
    uids.insert(uid);
    CHECK(fixture.session.find_unit(uid) == UnitId{id});
    CHECK(uid.place() == static_cast<std::uint64_t>(id > 2 ? id - 2 : id));
    CHECK(fixture.session.batch(BatchId{id > 2 ? 2 : 1})->info.uid == BatchUid::of(uid));
  }
  CHECK(uids.size() == 4);
  CHECK_FALSE(fixture.session.find_unit(*BatchUid::of(fixture.uid(1)).unit(3)));
  CHECK_FALSE(fixture.session.find_unit(UnitUid{new_batch_uid().value}));
  CHECK(fixture.session.tools().database().query_int("SELECT count(uid) FROM unit") == 0);
}

TEST_CASE("a unit keeps its uid whatever becomes of it") {
  Fixture fixture;
  const UnitUid uid = fixture.uid(2);
  {
    Batch batch = fixture.session.begin(info("edit"));
    batch.replace(UnitId{2}, numbered(20));
    batch.commit();
  }
  CHECK(fixture.uid(2) == uid);
  {
    Batch batch = fixture.session.begin(info("delete"));
    batch.remove(UnitId{2});
    batch.commit();
  }
  CHECK_FALSE(fixture.session.find_unit(uid));
  CHECK(UnitUids(fixture.session.tools().database()).is_taken(uid));
  fixture.session.undo(BatchId{4}, kNow);
  CHECK(fixture.uid(2) == uid);
  CHECK(fixture.session.find_unit(uid) == UnitId{2});
}

TEST_CASE("a uid from elsewhere is stored, unless a unit has it or had it") {
  Fixture fixture;
  const UnitUid foreign = *new_batch_uid().unit(77);
  TranslationUnit unit = numbered(5);
  unit.uid = foreign;
  TranslationUnit of_first = numbered(6);
  of_first.uid = fixture.uid(1);
  TranslationUnit of_removed = numbered(7);
  of_removed.uid = fixture.uid(2);
  {
    Batch batch = fixture.session.begin(info("import"));
    batch.remove(UnitId{2});
    CHECK(batch.add(unit) == UnitId{5});
    CHECK_FALSE(batch.add(unit));  // the very same unit again
    CHECK(batch.add(of_first) == UnitId{6});
    CHECK(batch.add(of_removed) == UnitId{7});
    batch.commit();
  }
  CHECK(fixture.uid(5) == foreign);
  CHECK(fixture.session.find_unit(foreign) == UnitId{5});
  CHECK(fixture.uid(6) != of_first.uid);
  CHECK(fixture.uid(7) != of_removed.uid);
  {
    Batch batch = fixture.session.begin(info("edit"));
    batch.replace(UnitId{5}, numbered(50));
    batch.commit();
  }
  CHECK(fixture.uid(5) == foreign);
  CHECK(check_tables(fixture.session).empty());
}

TEST_CASE("a batch that comes from elsewhere brings the uids of its units without storing them") {
  Fixture fixture;
  BatchInfo other = info("import");
  other.uid = new_batch_uid();
  other.undoes = BatchId{1};
  Batch batch = fixture.session.begin(other);
  for (const int place : {1, 2}) {
    TranslationUnit unit = numbered(90 + place);
    unit.uid = other.uid->unit(place);
    batch.add(unit);
  }
  batch.commit();
  CHECK(fixture.uid(5) == other.uid->unit(1));
  CHECK(fixture.uid(6) == other.uid->unit(2));
  CHECK(fixture.session.batches().back().info.uid == other.uid);
  CHECK(fixture.session.batches().back().info.undoes == BatchId{1});
  CHECK(fixture.session.tools().database().query_int("SELECT count(uid) FROM unit") == 0);
}
