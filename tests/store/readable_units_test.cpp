#include "store/readable_units.h"

#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "calque/error.h"
#include "calque/session.h"
#include "catch.h"
#include "sample_units.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "temporary_folder.h"

using namespace calque;
namespace fs = std::filesystem;

namespace {

constexpr int kUnits = 1000;

struct Found {
  std::vector<std::int64_t> read;
  std::vector<std::string> unreadable;
};

struct Fixture {
  TemporaryFolder folder;
  fs::path path = folder / "m.calque";

  Fixture() {
    Session session(path, Session::Access::create);
    Batch batch =
        session.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
    for (int i = 0; i < kUnits; ++i) {
      const std::string text = "text " + std::to_string(i);
      batch.insert(make_unit({{"en", text.c_str()}, {"de", "Text"}}));
    }
    batch.commit();
  }

  Found read() const {
    Session session(path, Session::Access::read_only);
    Found found;
    for_each_readable_unit(
        session, {}, [&](const TranslationUnit& unit) { found.read.push_back(unit.id.value); },
        [&](const UnreadableUnits& units) { found.unreadable.push_back(units.description()); });
    return found;
  }

  void change(const char* sql) const {
    sqlite::Database(path, sqlite::OpenMode::read_write).execute(sql);
  }

  /// Overwrites the page in the middle of those that a table's tree names.
  void overwrite_page_of(const char* table) const {
    std::int64_t page = 0;
    {
      sqlite::Database database(path, sqlite::OpenMode::read_only);
      sqlite::Statement query(database,
                              "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' "
                              "ORDER BY pageno LIMIT 1 OFFSET 2");
      for (const sqlite::Row& row : query.rows(std::string_view(table))) page = row.column_int(0);
      REQUIRE(page > 0);
    }
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp((page - 1) * 4096);
    file << std::string(4096, 'x');
  }
};

}  // namespace

TEST_CASE("all units of a memory that is whole can be read") {
  const Found found = Fixture().read();
  CHECK(found.read.size() == kUnits);
  CHECK(found.unreadable.empty());
}

TEST_CASE("units that cannot be read are passed over one by one") {
  const Fixture fixture;
  fixture.change(
      "UPDATE variant SET language = 99 WHERE unit = 3;"
      "UPDATE unit SET properties = '[{' WHERE id = 5;"
      "UPDATE unit SET attributes = 77 WHERE id = 6;"
      "DELETE FROM variant WHERE unit = 8 AND id % 2 = 0");
  const Found found = fixture.read();
  CHECK(found.read.size() == kUnits - 4);
  REQUIRE(found.unreadable.size() == 4);
  CHECK_THAT(found.unreadable[0], ContainsSubstring("unit 3: "));
  CHECK(found.unreadable[3] == "unit 8: a text of it is missing");
}

TEST_CASE("units are read on behind a page that is overwritten") {
  const Fixture fixture;
  fixture.overwrite_page_of("unit");
  const Found found = fixture.read();
  REQUIRE_FALSE(found.unreadable.empty());
  CHECK(found.unreadable.size() <= 2);  // the first number behind the last that was read by itself
  CHECK_THAT(found.unreadable[0], ContainsSubstring("a page of the file that lists units"));
  CHECK(found.read.size() > kUnits * 8 / 10);
  CHECK(found.read.back() == kUnits);
  fixture.overwrite_page_of("variant");
  const Found less = fixture.read();
  CHECK(less.read.size() < found.read.size());
  CHECK(less.read.back() == kUnits);
}

TEST_CASE("reading ends whatever page is overwritten") {
  const Fixture fixture;
  const auto pages = static_cast<std::int64_t>(std::filesystem::file_size(fixture.path) / 4096);
  const fs::path whole = fixture.folder / "whole.calque";
  fs::copy_file(fixture.path, whole);
  // The small tables without which nothing can be opened.
  const std::set<std::string> needed{"sqlite_schema", "language"};
  std::map<std::int64_t, std::string> owners;
  {
    sqlite::Database file(whole, sqlite::OpenMode::read_only);
    sqlite::Statement query(file, "SELECT pageno, name FROM dbstat");
    for (const sqlite::Row& row : query.rows()) owners[row.column_int(0)] = row.column_text(1);
  }
  for (std::int64_t page = 1; page < pages; ++page) {
    fs::copy_file(whole, fixture.path, fs::copy_options::overwrite_existing);
    {
      std::fstream file(fixture.path, std::ios::binary | std::ios::in | std::ios::out);
      file.seekp(page * 4096);
      for (int i = 0; i < 4096; ++i) file.put(static_cast<char>(i * i * page / 7));
    }
    try {
      const Found found = fixture.read();
      CHECK(found.read.size() <= kUnits);
      if (found.read.size() < kUnits) CHECK_FALSE(found.unreadable.empty());
    } catch (const Error&) {
      INFO("page " << page + 1 << " of " << owners.at(page + 1));
      CHECK(needed.contains(owners.at(page + 1)));
    }
  }
}
