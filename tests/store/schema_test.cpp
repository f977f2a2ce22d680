#include "store/schema.h"

#include <sys/wait.h>
#include <unistd.h>

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "calque/error.h"
#include "calque/lookup.h"
#include "calque/session.h"
#include "catch.h"
#include "older_memory.h"
#include "plain_database.h"
#include "sample_units.h"
#include "sqlite/statement.h"
#include "store/content_hash.h"
#include "store/index_check.h"
#include "store/session_tools.h"
#include "store/table_check.h"
#include "store/version_4.h"
#include "temporary_folder.h"

using namespace calque;
namespace fs = std::filesystem;

namespace {

std::string text_of(Session& session, std::int64_t unit, const char* language) {
  const auto found = session.unit(UnitId{unit});
  if (!found) return "no unit";
  const Variant* variant = found->find_variant(Language(language));
  return variant == nullptr ? "no variant" : variant->segment.text;
}

std::map<std::int64_t, TranslationUnit> units_of(Session& session, const UnitFilter& filter = {}) {
  std::map<std::int64_t, TranslationUnit> units;
  session.for_each_unit(filter,
                        [&units](const TranslationUnit& unit) { units[unit.id.value] = unit; });
  return units;
}

std::vector<std::string> uids_of(Session& session) {
  std::vector<std::string> uids;
  for (const auto& [id, unit] : units_of(session)) {
    uids.push_back(unit.uid ? unit.uid->value.text() : "none");
  }
  return uids;
}

}  // namespace

TEST_CASE("a memory of version 1 is brought up to date and loses nothing") {
  const TemporaryFolder folder;
  write_older_memory(folder / "m.calque", 1);
  Session session(folder / "m.calque", Session::Access::read_write);
  CHECK(session.tools().database().query_int("PRAGMA user_version") == schema::kVersion);
  CHECK(check_tables(session) == std::vector<std::string>{});
  CHECK(check_index(session).empty());
  CHECK(text_of(session, 1, "de") == "Guten Morgen");
  CHECK(text_of(session, 2, "tr") == "Dosyayı kaydedin");
  CHECK(PlainDatabase(session.path()).number("SELECT count(*) FROM glossary_term") == 0);

  session.undo(BatchId{5}, "20261102T090000Z");
  session.undo(BatchId{4}, "20261102T090000Z");
  CHECK(text_of(session, 2, "tr") == "Dosyayı kaydet");
  CHECK(text_of(session, 3, "en") == "Old text");
  CHECK(check_tables(session) == std::vector<std::string>{});
  CHECK(check_index(session).empty());
}

TEST_CASE("a memory of version 1 is not read before it is brought up to date") {
  const TemporaryFolder folder;
  write_older_memory(folder / "m.calque", 1);
  CHECK_THROWS_WITH(Session(folder / "m.calque", Session::Access::read_only),
                    ContainsSubstring("older version"));
}

TEST_CASE("a memory of version 3 is brought up to date with its archive, glossary and indexes") {
  const TemporaryFolder folder;
  write_older_memory(folder / "m.calque", 3);
  PlainDatabase(folder / "m.calque").run("CREATE INDEX mine ON unit(tuid, id)");
  Session session(folder / "m.calque", Session::Access::read_write);
  CHECK(check_tables(session) == std::vector<std::string>{});
  CHECK(check_index(session).empty());
  PlainDatabase file(session.path());
  CHECK(file.number("SELECT count(*) FROM sqlite_schema WHERE name = 'mine'") == 1);
  CHECK(file.number("SELECT count(*) FROM glossary_term") == 2);
  CHECK(file.number("SELECT count(*) FROM pragma_foreign_key_check") == 0);

  // What says that nobody has looked at it has not been confirmed; the rest is by its batch.
  const auto units = units_of(session);
  REQUIRE(units.size() == 4);
  CHECK(units.at(1).confirmation == Confirmation::given);
  CHECK(units.at(1).confirmed_by == BatchId{1});
  CHECK(units.at(2).confirmation == Confirmation::missing);
  CHECK(units.at(5).confirmed_by == BatchId{5});
  CHECK(file.text("SELECT client FROM translation_variant WHERE unit = 1") == "Acme");
  CHECK(file.text("SELECT domain FROM translation_variant WHERE unit = 1").empty());

  for (const std::int64_t batch : {6, 5, 4, 3, 2}) {
    session.undo(BatchId{batch}, "20261102T090000Z");
    CHECK(check_tables(session) == std::vector<std::string>{});
  }
  CHECK(check_index(session).empty());
  CHECK(text_of(session, 3, "de") == "Alter Text");
  CHECK(file.text("SELECT client || domain FROM translation_variant WHERE unit = 3") == "AcmeLaw");
  CHECK(session.unit(UnitId{4})->variants.size() == 3);
  CHECK_FALSE(session.unit(UnitId{5}));
}

TEST_CASE("two copies of one file get the same uids, also when one of them went on") {
  const TemporaryFolder folder;
  const fs::path first = folder / "a.calque";
  const fs::path second = folder / "b.calque";
  write_older_memory(first, 3);
  fs::copy_file(first, second);
  PlainDatabase(second).run(
      "INSERT INTO batch(kind, started) VALUES('delete', '20261202T090000Z');"
      "INSERT INTO archived_unit SELECT id, batch, origin, fingerprint, source_language, "
      "attributes, tuid, creation_date, change_date, last_usage_date, usage_count, notes, "
      "properties, 7, first_variant, variants FROM unit WHERE id = 5;"
      "INSERT INTO archived_variant SELECT *, 7 FROM variant WHERE unit = 5;"
      "DELETE FROM variant WHERE unit = 5; DELETE FROM unit WHERE id = 5");
  Session a(first, Session::Access::read_write);
  Session b(second, Session::Access::read_write);
  b.undo(BatchId{7}, "20261202T100000Z");
  const auto uids = uids_of(a);
  CHECK(uids == uids_of(b));
  CHECK(std::set<std::string>(uids.begin(), uids.end()).size() == 4);
  for (std::size_t i = 0; i < 6; ++i) CHECK(a.batches()[i].info.uid == b.batches()[i].info.uid);
  CHECK(a.find_unit(*a.unit(UnitId{5})->uid) == UnitId{5});
}

TEST_CASE("a memory of version 3 is read as it is, as if it were up to date") {
  const TemporaryFolder folder;
  const fs::path old = folder / "old.calque";
  const fs::path now = folder / "now.calque";
  write_older_memory(old, 3);
  fs::copy_file(old, now);
  Session(now, Session::Access::read_write);
  Session before(old, Session::Access::read_only);
  Session after(now, Session::Access::read_only);
  CHECK(before.tools().database().query_int("PRAGMA user_version") == 3);
  CHECK(check_tables(before) == std::vector<std::string>{});
  CHECK(hash_contents(before) == hash_contents(after));
  for (const std::int64_t batch : {0, 1, 2, 3, 4, 5}) {
    UnitFilter filter;
    if (batch > 0) filter.batch = BatchId{batch};
    const auto were = units_of(before, filter);
    const auto are = units_of(after, filter);
    REQUIRE(were.size() == are.size());
    for (const auto& [id, unit] : were) {
      CHECK(unit.same_content(are.at(id)));
      CHECK(unit.confirmation == are.at(id).confirmation);
      CHECK(unit.confirmed_by == are.at(id).confirmed_by);
      CHECK_FALSE(unit.uid);
    }
  }
  CHECK(before.statistics().units == 4);
  CHECK(before.batches().size() == 6);
  const LookupOptions options{.source = Language("en"),
                              .target = Language("de"),
                              .at_least = MatchRate(70),
                              .limit = 5,
                              .penalties = {}};
  const LookupQuery query{.segment = {.text = "Good morning", .tags = {}}, .context = {}};
  // Its index was made by older rules for words, and is not made again by one who reads.
  CHECK_THROWS_WITH(find(before, query, options), ContainsSubstring("verify --rebuild"));
  CHECK(find(after, query, options).size() == 1);

  // Another program brings it up to date meanwhile.
  Session(old, Session::Access::read_write);
  CHECK(units_of(before).size() == 4);
  CHECK(units_of(before).at(2).confirmation == Confirmation::missing);
}

TEST_CASE("a damaged unit does not keep a memory from being brought up to date") {
  const TemporaryFolder folder;
  write_older_memory(folder / "m.calque", 3);
  PlainDatabase(folder / "m.calque").run("UPDATE unit SET properties = '[{' WHERE id = 1");
  Session session(folder / "m.calque", Session::Access::read_write);
  CHECK_THROWS_WITH(session.unit(UnitId{1}), ContainsSubstring("unit 1 cannot be read"));
  CHECK(text_of(session, 2, "en") == "Save the file");
}

TEST_CASE("a copy of an older memory is kept before it is brought up to date") {
  const TemporaryFolder folder;
  const fs::path memory = folder / "m.calque";
  write_older_memory(memory, 3);
  fs::permissions(memory, fs::perms::owner_read | fs::perms::owner_write);
  std::vector<KeptCopy> kept;
  SessionSettings settings;
  settings.on_copy = [&kept](const KeptCopy& copy) { kept.push_back(copy); };
  {
    const Session session(memory, Session::Access::read_write, settings);
  }
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].version == 3);
  CHECK(kept[0].file.filename() == "m.calque.before-version-3");
  CHECK(PlainDatabase(kept[0].file).number("PRAGMA user_version") == 3);
  CHECK(fs::status(kept[0].file).permissions() == fs::status(memory).permissions());
  CHECK(units_of(*std::make_unique<Session>(kept[0].file, Session::Access::read_only)).size() == 4);
  CHECK(std::distance(fs::directory_iterator(memory.parent_path()), {}) == 2);

  // Put back and brought up to date again: the first copy stays.
  fs::remove(memory);
  write_older_memory(memory, 3);
  {
    const Session session(memory, Session::Access::read_write, settings);
  }
  CHECK(kept.at(1).file.filename() == "m.calque.before-version-3-2");
  {
    const Session session(memory, Session::Access::read_write, settings);
  }
  CHECK(kept.size() == 2);
}

TEST_CASE("a program that is killed while it brings a memory up to date leaves the old one") {
  const TemporaryFolder folder;
  const fs::path memory = folder / "m.calque";
  write_older_memory(memory, 3);
  int killed = 0;
  // Killed at each step that SQLite takes in turn, first few, then many apart.
  for (int steps = 1; steps < 400; steps += 1 + steps / 8) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      sqlite::Database database(memory, sqlite::OpenMode::read_write);
      int left = steps;
      sqlite3_progress_handler(
          database.handle(), 200,
          [](void* count) {
            if (--*static_cast<int*>(count) == 0) kill(getpid(), SIGKILL);
            return 0;
          },
          &left);
      try {
        schema::prepare(database, [](int) {});
      } catch (...) {
        _exit(2);
      }
      _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFEXITED(status)) {
      CHECK(WEXITSTATUS(status) == 0);
      break;
    }
    ++killed;
    Session session(memory, Session::Access::read_only);
    CHECK(session.tools().database().query_int("PRAGMA user_version") == 3);
    CHECK(check_tables(session) == std::vector<std::string>{});
    CHECK(units_of(session).size() == 4);
  }
  CHECK(killed > 3);
  Session session(memory, Session::Access::read_write);
  CHECK(check_tables(session) == std::vector<std::string>{});
  CHECK(units_of(session).size() == 4);
}

TEST_CASE("the views show each variant and each pair, in both directions") {
  const TemporaryFolder folder;
  write_older_memory(folder / "m.calque", 1);
  Session session(folder / "m.calque", Session::Access::read_write);
  PlainDatabase database(session.path());
  CHECK(database.number("SELECT count(*) FROM translation_variant") == 5);
  CHECK(database.number("SELECT count(*) FROM translation_pair") == 8);
  CHECK(database.text("SELECT target FROM translation_pair WHERE source = 'Günaydın' AND "
                      "target_language = 'de'") == "Guten Morgen");
  CHECK(database.text("SELECT uid FROM translation_variant WHERE unit = 1") ==
        session.unit(UnitId{1})->uid->value.text());
}
