#include "calque/session.h"

#include <fstream>

#include "calque/error.h"
#include "catch.h"
#include "plain_database.h"
#include "sample_units.h"
#include "sqlite/database.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

UnitId store(Session& session, const TranslationUnit& unit) {
  Batch batch =
      session.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
  const auto id = batch.add(unit);
  batch.commit();
  REQUIRE(id);
  return *id;
}

}  // namespace

TEST_CASE("a unit comes back with all that it had") {
  const TemporaryFolder folder;
  const TranslationUnit unit = make_full_unit();
  UnitId id;
  {
    Session session(folder / "new" / "deep" / "m.calque", Session::Access::create);
    id = store(session, unit);
  }
  Session session(folder / "new" / "deep" / "m.calque", Session::Access::read_only);
  const auto stored = session.unit(id);
  REQUIRE(stored);
  CHECK(stored->same_content(unit));
  CHECK(stored->variants[3].segment.text == "Kaydedip kapatın.");
}

TEST_CASE("any source language is kept apart from one that is named") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  TranslationUnit unit = make_unit({{"en", "Yes"}, {"de", "Ja"}});
  unit.source_language.reset();
  const auto stored = session.unit(store(session, unit));
  REQUIRE(stored);
  CHECK_FALSE(stored->source_language);
}

TEST_CASE("there is no unit that was never stored") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  CHECK_FALSE(session.unit(UnitId{1}));
}

TEST_CASE("a missing memory is named, with what to do") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(Session(folder / "none.calque", Session::Access::read_only),
                    ContainsSubstring("none.calque") && ContainsSubstring("calque import"));
}

TEST_CASE("a file that is no memory is refused and left alone") {
  const TemporaryFolder folder;
  const auto path = folder / "notes.txt";
  std::ofstream(path)
      << "not a database, but long enough to be taken for one by a careless reader\n";
  CHECK_THROWS_AS(Session(path, Session::Access::create), Error);
  const auto other = folder / "other.db";
  sqlite::Database(other, sqlite::OpenMode::create).execute("CREATE TABLE t(i)");
  CHECK_THROWS_WITH(Session(other, Session::Access::create),
                    ContainsSubstring("is not a calque memory"));
}

TEST_CASE("a memory of a newer version is refused") {
  const TemporaryFolder folder;
  const auto path = folder / "m.calque";
  Session(path, Session::Access::create);
  sqlite::Database(path, sqlite::OpenMode::read_write).execute("PRAGMA user_version = 99");
  CHECK_THROWS_WITH(Session(path, Session::Access::read_write), ContainsSubstring("newer version"));
}

TEST_CASE("statistics count units, variants and bytes by language") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  store(session, make_unit({{"en", "Yes"}, {"tr", "Evet"}}));
  store(session, make_unit({{"en", "No"}, {"el", "Όχι"}}));
  const MemoryStatistics statistics = session.statistics();
  CHECK(statistics.units == 2);
  CHECK(statistics.variants == 4);
  REQUIRE(statistics.languages.size() == 3);
  CHECK(statistics.languages[0].language == Language("en"));
  CHECK(statistics.languages[0].variants == 2);
  CHECK(statistics.languages[0].text_bytes == 5);
  CHECK(statistics.file_bytes > 0);
}

TEST_CASE("others can query the views with SQL") {
  const TemporaryFolder folder;
  const auto path = folder / "m.calque";
  {
    Session session(path, Session::Access::create);
    store(session, make_full_unit());
  }
  PlainDatabase database(path);
  CHECK(database.number("SELECT count(*) FROM translation_pair "
                        "WHERE source_language = 'he' AND target_language = 'tr'") == 2);
  CHECK(database.number("SELECT count(*) FROM translation_variant, json_each(unit_properties) p "
                        "WHERE language = 'en-US' AND p.value ->> 'type' = 'x-domain'") == 2);
}
