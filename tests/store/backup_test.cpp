#include "store/backup.h"

#include <atomic>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "calque/error.h"
#include "calque/session.h"
#include "catch.h"
#include "plain_database.h"
#include "sample_units.h"
#include "store/index_check.h"
#include "store/session_tools.h"
#include "store/table_check.h"
#include "temporary_folder.h"

using namespace calque;
namespace fs = std::filesystem;

namespace {

const std::string kNow = "20260901T120000Z";

BatchInfo info(const char* kind) {
  return {.kind = kind, .source = "", .started = kNow, .header = ""};
}

TranslationUnit numbered(int n) {
  return make_unit({{"en", ("text " + std::to_string(n)).c_str()}, {"tr", "metin"}});
}

void add_units(Session& session, int count) {
  Batch batch = session.begin(info("import"));
  for (int i = 0; i < count; ++i) batch.add(numbered(i));
  batch.commit();
}

struct Fixture {
  TemporaryFolder folder;
  fs::path memory = folder / "m.calque";
  std::vector<KeptCopy> kept;

  Session open() {
    SessionSettings settings;
    settings.on_copy = [this](const KeptCopy& copy) { kept.push_back(copy); };
    return {memory, Session::Access::create, settings};
  }
  std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(memory.parent_path()), {}));
  }
};

void change(Session& session, int first, int count) {
  Batch batch = session.begin(info("edit"));
  for (int id = first; id < first + count; ++id) {
    batch.replace(UnitId{id}, numbered(100000 + id + static_cast<int>(batch.id().value)));
  }
  batch.commit();
}

}  // namespace

TEST_CASE("a copy is the memory, in one file, with its permissions") {
  Fixture fixture;
  const fs::path copy = fixture.folder / "copy.calque";
  {
    Session session = fixture.open();
    add_units(session, 300);
    fs::permissions(fixture.memory, fs::perms::owner_read | fs::perms::owner_write);
    back_up(session.tools().database(), copy);
    CHECK(fs::status(copy).permissions() == fs::status(fixture.memory).permissions());
  }
  CHECK(fixture.files() == 2);
  Session session(copy, Session::Access::read_only);
  CHECK(session.statistics().units == 300);
  CHECK(check_tables(session).empty());
  CHECK(check_index(session).empty());
  CHECK(fixture.files() == 2);
}

TEST_CASE("copies that are made while batches are written hold whole batches") {
  Fixture fixture;
  Session session = fixture.open();
  add_units(session, 10);
  std::atomic<bool> done = false;
  std::thread writer([&] {
    Session writing(fixture.memory, Session::Access::read_write);
    for (int i = 0; i < 40; ++i) {
      Batch batch = writing.begin(info("add"));
      for (int n = 0; n < 10; ++n) batch.insert(numbered(1000 + n));
      batch.commit();
    }
    done = true;
  });
  int copies = 0;
  while (!done) {
    const fs::path copy = fixture.memory.parent_path() / ("copy" + std::to_string(++copies));
    Session reading(fixture.memory, Session::Access::read_only);
    back_up(reading.tools().database(), copy);
    Session copied(copy, Session::Access::read_only);
    CHECK(copied.statistics().units % 10 == 0);
    CHECK(check_tables(copied).empty());
  }
  writer.join();
  CHECK(copies > 0);
}

TEST_CASE("a copy that fails leaves what was there, and takes no strange places") {
  Fixture fixture;
  Session session = fixture.open();
  add_units(session, 10);
  const fs::path copy = fixture.folder / "copy.calque";
  std::ofstream(copy) << "old";
  struct Ended {};
  CHECK_THROWS_AS(back_up(session.tools().database(), copy, [] { throw Ended(); }), Ended);
  CHECK(fs::file_size(copy) == 3);
  CHECK_THROWS_AS(back_up(session.tools().database(), fixture.memory), UsageError);
  CHECK_THROWS_AS(back_up(session.tools().database(), "/dev/null"), UsageError);
  CHECK_THROWS_AS(back_up(session.tools().database(), fixture.folder / "none" / "copy"), Error);
  back_up(session.tools().database(), copy);
  CHECK(PlainDatabase(copy).number("SELECT count(*) FROM unit") == 10);
}

TEST_CASE("before a batch changes more than half of many units a copy is kept, two at most") {
  Fixture fixture;
  Session session = fixture.open();
  add_units(session, 2500);
  change(session, 1, 1200);
  CHECK(fixture.kept.empty());  // less than half
  for (int round = 0; round < 3; ++round) change(session, 1, 1300);
  REQUIRE(fixture.kept.size() == 3);
  CHECK(fixture.kept[0].file.filename() == "m.calque.before-batch-3");
  CHECK(fixture.kept[0].batch == BatchId{3});
  CHECK_FALSE(fs::exists(fixture.kept[0].file));
  for (std::size_t i = 1; i < 3; ++i) {
    PlainDatabase copy(fixture.kept[i].file);
    CHECK(copy.number("SELECT max(id) FROM batch") == static_cast<std::int64_t>(i) + 2);
    CHECK(copy.number("SELECT count(*) FROM unit") == 2500);
  }
  const auto batches = session.batches().size();
  session.undo(BatchId{static_cast<std::int64_t>(batches)}, kNow);
  REQUIRE(fixture.kept.size() == 4);
  CHECK(fixture.kept[3].file.filename() == "m.calque.before-undo-5");
  CHECK(PlainDatabase(fixture.kept[3].file).number("SELECT count(undone) FROM batch") == 0);
}

TEST_CASE("a few units, or those that the batch itself added, need no copy") {
  Fixture fixture;
  Session session = fixture.open();
  add_units(session, 900);
  change(session, 1, 900);
  Batch batch = session.begin(info("import"));
  for (int i = 0; i < 3000; ++i) {
    const UnitId id = batch.insert(numbered(5000 + i));
    if (i % 2 == 0) batch.remove(id);
  }
  batch.commit();
  CHECK(fixture.kept.empty());
}

TEST_CASE("a batch whose copy cannot be kept is not made") {
  Fixture fixture;
  Session session = fixture.open();
  add_units(session, 2000);
  fs::create_directory(fixture.folder / "m.calque.before-batch-2");
  CHECK_THROWS_WITH(change(session, 1, 1500), ContainsSubstring("nothing was changed"));
  CHECK(session.batches().size() == 1);
  CHECK(session.unit(UnitId{1})->variants[0].segment.text == "text 0");
}
