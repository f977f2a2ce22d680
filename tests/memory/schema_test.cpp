#include "memory/schema.h"

#include <fstream>
#include <sstream>

#include "catch.h"
#include "error.h"
#include "memory/memory.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

/// A memory as the first version of the schema had it.
void make_version_1(const std::filesystem::path& path) {
  std::ifstream in(CALQUE_SOURCE_DIR "/tests/memory/version1.sql");
  std::ostringstream sql;
  sql << in.rdbuf();
  REQUIRE(!sql.str().empty());
  sqlite::Database(path, sqlite::OpenMode::create).execute(sql.str());
}

/// Names and definitions of all that a file has.
std::string tables_of(sqlite::Database& database) {
  sqlite::Statement query(
      database,
      "SELECT group_concat(name || sql, char(10)) FROM "
      "(SELECT * FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name)");
  query.step();
  return std::string(query.column_text(0));
}

}  // namespace

TEST_CASE("a memory of an older version is brought up to date when it is opened for writing") {
  const TemporaryFolder folder;
  const auto path = folder / "old.calque";
  make_version_1(path);
  CHECK_THROWS_WITH(Memory(path, Memory::Access::read_only), ContainsSubstring("older version"));

  Memory memory(path, Memory::Access::read_write);
  CHECK(memory.database().query_int("PRAGMA user_version") == schema::kVersion);
  const auto unit = memory.unit(UnitId{2});
  REQUIRE(unit);
  CHECK(unit->variants.at(1).segment.text == "איש לא נפגע.");
  CHECK(memory.database().query_int("SELECT count(*) FROM concept") == 0);
  memory.undo(BatchId{3}, "20260101T000000Z");
  CHECK(memory.unit(UnitId{2})->variants.at(1).segment.text == "לא היו נפגעים.");

  Memory fresh(folder / "new.calque", Memory::Access::create);
  CHECK(tables_of(memory.database()) == tables_of(fresh.database()));
}
