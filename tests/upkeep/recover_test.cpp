#include "upkeep/recover.h"

#include <fstream>
#include <map>
#include <random>

#include "calque/error.h"
#include "calque/session.h"
#include "catch.h"
#include "glossary/glossary_writer.h"
#include "sample_units.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "store/index_check.h"
#include "store/table_check.h"
#include "temporary_folder.h"

using namespace calque;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPage = 4096;
constexpr int kUnits = 400;
constexpr std::int64_t kEntries = 30;

BatchInfo info(const char* kind, const char* source) {
  return {.kind = kind, .source = source, .started = "20260901T120000Z", .header = ""};
}

/// Units of two files, some of them edited and some removed since, long ones, and a glossary.
void fill(Session& session) {
  {
    Batch batch = session.begin(info("import", "a.tmx"));
    batch.add(make_full_unit());
    for (int i = 1; i < kUnits; ++i) {
      const std::string text = "This is the text with the number " + std::to_string(i);
      const std::string other = i % 50 == 0 ? std::string(9000, 'x') : "Das ist Text " + text;
      TranslationUnit unit = make_unit({{"en", text.c_str()}, {"de", other.c_str()}});
      unit.metadata.creation_id = "person " + std::to_string(i % 7);
      batch.add(unit);
    }
    batch.commit();
  }
  Batch batch = session.begin(info("edit", "b.tmx"));
  glossary::GlossaryWriter writer(session, batch);
  for (std::int64_t i = 1; i <= kEntries; ++i) {
    glossary::Entry entry;
    for (const char* language : {"en", "de"}) {
      glossary::Term term;
      term.language = Language(language);
      term.text = "term " + std::to_string(i) + language;
      entry.terms.push_back(term);
    }
    entry.data.push_back({"descrip", "definition", "what it is", "", "", {}});
    writer.add(entry);
  }
  batch.replace(UnitId{5}, make_unit({{"en", "edited"}, {"de", "bearbeitet"}}));
  batch.remove(UnitId{6});
  batch.commit();
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::map<std::int64_t, TranslationUnit> units_of(Session& session) {
  std::map<std::int64_t, TranslationUnit> units;
  session.for_each_unit({}, [&units](const TranslationUnit& unit) { units[unit.id.value] = unit; });
  return units;
}

struct Fixture {
  TemporaryFolder folder;
  fs::path damaged = folder / "m.calque";
  fs::path rescued = folder / "new.calque";
  std::string bytes;
  std::map<std::int64_t, TranslationUnit> units;

  Fixture() {
    {
      Session session(damaged, Session::Access::create);
      fill(session);
      units = units_of(session);
    }
    bytes = bytes_of(damaged);
  }

  RecoverReport recover() {
    fs::remove(rescued);
    return recover_memory(damaged, rescued, {.started = "20261001T120000Z", .progress = {}});
  }

  /// What was rescued must be a memory without faults, whose units are those that were.
  void check_result(const RecoverReport& report) {
    Session session(rescued, Session::Access::read_only);
    CHECK(check_tables(session) == std::vector<std::string>{});
    CHECK(check_index(session) == std::vector<std::string>{});
    const auto found = units_of(session);
    CHECK(std::ssize(found) == report.units.whole + report.units.partial);
    std::int64_t whole = 0;
    for (const auto& [id, unit] : found) {
      REQUIRE(units.contains(id));
      if (unit.same_content(units.at(id))) ++whole;
    }
    CHECK(whole >= report.units.whole);
  }
};

/// The pages of a table or index.
std::vector<std::int64_t> pages_of(const fs::path& path, const char* name) {
  sqlite::Database database(path, sqlite::OpenMode::read_only);
  sqlite::Statement query(database, "SELECT pageno FROM dbstat WHERE name = ? ORDER BY pageno");
  std::vector<std::int64_t> pages;
  for (const sqlite::Row& row : query.rows(std::string_view(name)))
    pages.push_back(row.column_int(0));
  return pages;
}

std::string with_page(std::string bytes, std::int64_t page, const std::string& content) {
  return bytes.replace(static_cast<std::size_t>(page - 1) * kPage, kPage, content);
}

std::string noise(unsigned seed) {
  std::mt19937 random(seed);
  std::string out(kPage, '\0');
  for (char& c : out) c = static_cast<char>(random());
  return out;
}

}  // namespace

TEST_CASE("all of a memory that is whole is recovered, and the file stays as it was") {
  Fixture fixture;
  const RecoverReport report = fixture.recover();
  CHECK(report.complete());
  CHECK(report.problems.empty());
  CHECK(report.units.whole == kUnits - 1);
  CHECK(report.entries.whole == kEntries);
  fixture.check_result(report);
  CHECK(bytes_of(fixture.damaged) == fixture.bytes);

  Session session(fixture.rescued, Session::Access::read_write);
  CHECK(session.unit(UnitId{7})->origin == "a.tmx");
  CHECK(session.unit(UnitId{5})->variants[0].segment.text == "edited");
  const auto batches = session.batches();
  REQUIRE(batches.size() == 3);
  CHECK(batches[1].info.source == "b.tmx");
  CHECK(batches[2].info.kind == "recover");
  CHECK_THROWS_WITH(session.undo(BatchId{2}, "20261002T120000Z"), ContainsSubstring("recover"));
}

TEST_CASE("whatever page is overwritten, what stood in the others is rescued") {
  Fixture fixture;
  const auto pages = static_cast<std::int64_t>(fixture.bytes.size() / kPage);
  for (std::int64_t page = 1; page <= pages; ++page) {
    for (const bool zero : {true, false}) {
      INFO("page " << page << " of " << pages << (zero ? " zero" : " noise"));
      const std::string content =
          zero ? std::string(kPage, '\0') : noise(static_cast<unsigned>(page));
      write_bytes(fixture.damaged, with_page(fixture.bytes, page, content));
      const RecoverReport report = fixture.recover();
      fixture.check_result(report);
      // A page lists 120 units at most; what it named is counted.
      CHECK(report.units.whole > kUnits - 150);
      CHECK(report.units.whole + report.units.partial > kUnits - 50);
      if (!report.more_may_be_lost) {
        CHECK(report.units.whole + report.units.partial + report.units.lost == kUnits - 1);
      }
    }
  }
}

TEST_CASE("with neither the schema nor the roots of the tables all units are rescued") {
  Fixture fixture;
  std::string bytes = with_page(fixture.bytes, 1, noise(1));
  for (const char* table : {"unit", "variant"}) {
    bytes = with_page(bytes, pages_of(fixture.damaged, table).front(), noise(2));
  }
  write_bytes(fixture.damaged, bytes);
  const RecoverReport report = fixture.recover();
  fixture.check_result(report);
  CHECK(report.units.whole == kUnits - 1);
  CHECK(report.entries.whole == kEntries);
}

TEST_CASE("a text is kept where only its unit or its language is lost") {
  Fixture fixture;
  std::string bytes = fixture.bytes;
  for (const char* name : {"language", "sqlite_autoindex_language_1"}) {
    bytes = with_page(bytes, pages_of(fixture.damaged, name).front(), noise(3));
  }
  bytes = with_page(bytes, pages_of(fixture.damaged, "unit").back(), noise(4));
  write_bytes(fixture.damaged, bytes);
  const RecoverReport report = fixture.recover();
  CHECK(report.units.partial == kUnits - 1);
  CHECK(report.units.lost == 0);
  CHECK_FALSE(report.complete());
  CHECK(report.problems.size() == 20);
  CHECK(report.lost_languages.size() == 5);  // en-US, tr, he, en, de
  Session session(fixture.rescued, Session::Access::read_only);
  const auto units = units_of(session);
  const TranslationUnit& last = units.rbegin()->second;
  CHECK(last.variants[0].segment.text == "This is the text with the number 399");
  CHECK(last.variants[0].language.tag().starts_with("x-lost-"));
}

TEST_CASE("a file that breaks off gives what it has") {
  Fixture fixture;
  // Its first half is the roots of tables and indexes.
  write_bytes(fixture.damaged, fixture.bytes.substr(0, fixture.bytes.size() * 3 / 4 - 1000));
  const RecoverReport report = fixture.recover();
  CHECK(report.units.whole + report.units.partial > 50);
  CHECK_FALSE(report.complete());
}

TEST_CASE("triggers, views and tables of others play no part in a recovery") {
  Fixture fixture;
  {
    sqlite::Database database(fixture.damaged, sqlite::OpenMode::read_write);
    database.execute(
        "CREATE TRIGGER pay AFTER INSERT ON variant BEGIN UPDATE variant SET text = 'pay me'; END;"
        "CREATE TABLE copy AS SELECT * FROM unit;"
        "CREATE TABLE other(id INTEGER PRIMARY KEY, unit INTEGER, language INTEGER, text TEXT);"
        "INSERT INTO other VALUES(1, 1, 1, 'of others');"
        "CREATE VIEW bad AS SELECT * FROM missing");
  }
  const RecoverReport report = fixture.recover();
  CHECK(report.complete());
  fixture.check_result(report);
  sqlite::Database database(fixture.rescued, sqlite::OpenMode::read_only);
  CHECK(database.query_int("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' OR name IN "
                           "('copy', 'other', 'bad')") == 0);
}

TEST_CASE("details that cannot be read are given up, not the texts beside them") {
  Fixture fixture;
  {
    sqlite::Database database(fixture.damaged, sqlite::OpenMode::read_write);
    database.execute(
        "UPDATE unit SET properties = '[{' WHERE id = 1;"
        "UPDATE variant SET markup = '<bpt' WHERE unit = 2;"
        "UPDATE variant SET language = 99 WHERE unit = 3;"
        "UPDATE concept SET data = '7' WHERE id = 1;"
        "UPDATE unit SET first_variant = 9000000000000000 WHERE id = 4;"
        "DELETE FROM variant WHERE unit = 7");
  }
  const RecoverReport report = fixture.recover();
  CHECK(report.units.lost == 1);
  CHECK(report.units.partial == 2);  // the second unit had no tags
  CHECK(report.entries.partial == 1);
  Session session(fixture.rescued, Session::Access::read_only);
  CHECK(check_tables(session) == std::vector<std::string>{});
  CHECK(session.unit(UnitId{1})->variants.size() == 4);
  CHECK(session.unit(UnitId{2})->variants.size() == 2);
  CHECK(session.unit(UnitId{4})->same_content(fixture.units.at(4)));
}

TEST_CASE("what stands in the write-ahead log is rescued too") {
  Fixture fixture;
  Session session(fixture.damaged, Session::Access::read_write);
  Batch batch = session.begin(info("add", ""));
  batch.insert(make_unit({{"en", "in the log"}, {"de", "im Protokoll"}}));
  batch.commit();
  const fs::path copy = fixture.folder / "copy.calque";
  write_bytes(copy, bytes_of(fixture.damaged));
  write_bytes(fixture.folder / "copy.calque-wal", bytes_of(fixture.damaged.string() + "-wal"));
  const auto report =
      recover_memory(copy, fixture.rescued, {.started = "20261001T120000Z", .progress = {}});
  CHECK(report.units.whole == kUnits);
}

TEST_CASE("a recovery takes no file's place and leaves nothing behind when it fails") {
  TemporaryFolder folder;
  const fs::path text = folder / "text";
  write_bytes(text, std::string(20000, 'x'));
  const auto recover = [](const fs::path& from, const fs::path& to) {
    recover_memory(from, to, {.started = "20261001T120000Z", .progress = {}});
  };
  CHECK_THROWS_AS(recover(text, text), UsageError);
  CHECK_THROWS_AS(recover(text, folder / "new"), InputError);
  CHECK_THROWS_AS(recover(folder / "none", folder / "new"), InputError);
  const fs::path other = folder / "other.db";
  sqlite::Database(other, sqlite::OpenMode::create).execute("CREATE TABLE t(a)");
  CHECK_THROWS_WITH(recover(other, folder / "new"), ContainsSubstring("not a calque memory"));
  CHECK(std::distance(fs::directory_iterator(text.parent_path()), {}) == 2);
}
