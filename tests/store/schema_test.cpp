#include "store/schema.h"

#include <fstream>
#include <iterator>

#include "catch.h"
#include "error.h"
#include "plain_database.h"
#include "sqlite/database.h"
#include "store/index_check.h"
#include "store/session.h"
#include "store/table_check.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

void write_memory_of_version_1(const std::filesystem::path& path) {
  std::ifstream file(std::filesystem::path(CALQUE_SOURCE_DIR) / "tests/store/version_1.sql");
  const std::string sql((std::istreambuf_iterator<char>(file)), {});
  REQUIRE_FALSE(sql.empty());
  sqlite::Database database(path, sqlite::OpenMode::create);
  database.execute(sql);
  database.execute("PRAGMA application_id = " + std::to_string(schema::kApplicationId));
  database.execute("PRAGMA user_version = 1");
}

std::string text_of(Session& session, std::int64_t unit, const char* language) {
  const auto found = session.unit(UnitId{unit});
  if (!found) return "no unit";
  const Variant* variant = found->find_variant(Language(language));
  return variant == nullptr ? "no variant" : variant->segment.text;
}

}  // namespace

TEST_CASE("a memory of version 1 is brought up to date and loses nothing") {
  const TemporaryFolder folder;
  write_memory_of_version_1(folder / "m.calque");
  Session session(folder / "m.calque", Session::Access::read_write);
  CHECK(session.database().query_int("PRAGMA user_version") == schema::kVersion);
  CHECK(check_tables(session).empty());
  CHECK(check_index(session).empty());
  CHECK(text_of(session, 1, "de") == "Guten Morgen");
  CHECK(text_of(session, 2, "tr") == "Dosyayı kaydedin");
  CHECK(PlainDatabase(session.path()).number("SELECT count(*) FROM glossary_term") == 0);

  session.undo(BatchId{5}, "20261102T090000Z");
  session.undo(BatchId{4}, "20261102T090000Z");
  CHECK(text_of(session, 2, "tr") == "Dosyayı kaydet");
  CHECK(text_of(session, 3, "en") == "Old text");
  CHECK(check_tables(session).empty());
  CHECK(check_index(session).empty());
}

TEST_CASE("an older memory is not read before it is brought up to date") {
  const TemporaryFolder folder;
  write_memory_of_version_1(folder / "m.calque");
  CHECK_THROWS_WITH(Session(folder / "m.calque", Session::Access::read_only),
                    ContainsSubstring("older version"));
}

TEST_CASE("the views show each variant and each pair, in both directions") {
  const TemporaryFolder folder;
  write_memory_of_version_1(folder / "m.calque");
  Session session(folder / "m.calque", Session::Access::read_write);
  PlainDatabase database(session.path());
  CHECK(database.number("SELECT count(*) FROM translation_variant") == 5);
  CHECK(database.number("SELECT count(*) FROM translation_pair") == 8);
  CHECK(database.text("SELECT target FROM translation_pair WHERE source = 'Günaydın' AND "
                      "target_language = 'de'") == "Guten Morgen");
}
