#include "sqlite/database.h"

#include <chrono>
#include <stdexcept>
#include <vector>

#include "catch.h"
#include "plain_database.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

sqlite::Database scratch() {
  return sqlite::Database::temporary();
}

}  // namespace

TEST_CASE("values come back from a query as they were bound") {
  sqlite::Database database = scratch();
  database.execute("CREATE TABLE t(i INTEGER, s TEXT, b BLOB, n TEXT)");
  const std::byte bytes[] = {std::byte{0}, std::byte{255}};
  sqlite::Statement insert(database, "INSERT INTO t VALUES(?,?,?,?)");
  insert.bind(1, std::int64_t{-7}).bind(2, "ğüş").bind_blob(3, bytes).bind_or_null(4, "");
  insert.run();

  sqlite::Statement query(database, "SELECT * FROM t");
  sqlite::Rows rows = query.rows();
  const sqlite::Row* row = rows.next();
  REQUIRE(row != nullptr);
  CHECK(row->column_int(0) == -7);
  CHECK(row->column_text(1) == "ğüş");
  CHECK(row->column_blob(2).size() == 2);
  CHECK(row->column_is_null(3));
  CHECK(rows.next() == nullptr);
}

TEST_CASE("an empty text is not NULL") {
  sqlite::Database database = scratch();
  database.execute("CREATE TABLE t(s TEXT)");
  sqlite::Statement(database, "INSERT INTO t VALUES(?)").bind(1, std::string_view()).run();
  CHECK(database.query_int("SELECT s IS NULL FROM t") == 0);
}

TEST_CASE("a transaction left open rolls back") {
  sqlite::Database database = scratch();
  database.execute("CREATE TABLE t(i)");
  {
    const sqlite::Transaction transaction(database);
    database.execute("INSERT INTO t VALUES(1)");
  }
  CHECK(database.query_int("SELECT count(*) FROM t") == 0);
  {
    sqlite::Transaction transaction(database);
    database.execute("INSERT INTO t VALUES(1)");
    transaction.commit();
  }
  CHECK(database.query_int("SELECT count(*) FROM t") == 1);
}

TEST_CASE("a statement is ready for its next use when an exception ends the reading of its rows") {
  sqlite::Database database = scratch();
  database.execute("CREATE TABLE t(i); INSERT INTO t VALUES(1), (2)");
  sqlite::Statement query(database, "SELECT i FROM t WHERE i >= ? ORDER BY i");
  const auto fail_at = [&](std::int64_t least, std::int64_t bad) {
    for (const sqlite::Row& row : query.rows(least)) {
      if (row.column_int(0) == bad) throw std::runtime_error("a damaged row");
    }
  };
  CHECK_THROWS_AS(fail_at(1, 1), std::runtime_error);
  std::vector<std::int64_t> found;
  for (const sqlite::Row& row : query.rows(std::int64_t{2})) found.push_back(row.column_int(0));
  CHECK(found == std::vector<std::int64_t>{2});
  CHECK_THROWS_AS(fail_at(1, 2), std::runtime_error);
  CHECK_NOTHROW(database.execute("DROP TABLE t"));
}

TEST_CASE("names that SQLite gives a meaning are plain files") {
  const TemporaryFolder folder;
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder / "");
  for (const char* name : {":memory:", "file:x.db", "file:y?mode=memory", ":localfile:", "-x"}) {
    sqlite::Database(name, sqlite::OpenMode::create).execute("CREATE TABLE t(i)");
    CHECK(std::filesystem::exists(folder / name));
  }
  std::filesystem::current_path(before);
  CHECK_THROWS_AS(sqlite::Database("", sqlite::OpenMode::create), sqlite::Error);
}

TEST_CASE("triggers and views of a file do not run") {
  const TemporaryFolder folder;
  {
    PlainDatabase file(folder / "x.db");
    file.run(
        "CREATE TABLE t(i); CREATE VIEW v AS SELECT 1;"
        "CREATE TRIGGER r AFTER INSERT ON t BEGIN DELETE FROM t; END");
  }
  sqlite::Database database(folder / "x.db", sqlite::OpenMode::read_write);
  database.execute("INSERT INTO t VALUES(1)");
  CHECK(database.query_int("SELECT count(*) FROM t") == 1);
  CHECK_THROWS_AS(database.query_int("SELECT * FROM v"), sqlite::Error);
  CHECK_THROWS_AS(database.query_int("SELECT load_extension('x')"), sqlite::Error);
}

TEST_CASE("the last connection to close leaves one file in rollback mode") {
  const TemporaryFolder folder;
  const auto path = folder / "x.db";
  const auto has_log = [&] { return std::filesystem::exists(folder / "x.db-wal"); };
  const bool reader_last = GENERATE(false, true);
  {
    sqlite::Database writer(path, sqlite::OpenMode::create);
    REQUIRE(writer.use_write_ahead_log());
    writer.execute("CREATE TABLE t(i)");
    sqlite::Database reader(path, sqlite::OpenMode::read_only);
    writer.execute("INSERT INTO t VALUES(7)");
    CHECK(reader.query_int("SELECT i FROM t") == 7);
    (reader_last ? writer : reader).close_to_one_file();
    CHECK(has_log());
    (reader_last ? reader : writer).close_to_one_file();
  }
  CHECK_FALSE(has_log());
  PlainDatabase file(path);
  CHECK(file.text("PRAGMA journal_mode") == "delete");
  CHECK(file.number("SELECT i FROM t") == 7);
}

TEST_CASE("write-ahead logging is not waited for while another reads") {
  const TemporaryFolder folder;
  sqlite::Database(folder / "x.db", sqlite::OpenMode::create).execute("CREATE TABLE t(i)");
  PlainDatabase reader(folder / "x.db");
  reader.run("BEGIN; SELECT * FROM t");
  sqlite::Database writer(folder / "x.db", sqlite::OpenMode::read_write);
  const auto begin = std::chrono::steady_clock::now();
  CHECK_FALSE(writer.use_write_ahead_log());
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
  reader.run("COMMIT");
  CHECK(writer.use_write_ahead_log());
}

TEST_CASE("a failure names the file and the reason") {
  CHECK_THROWS_WITH(sqlite::Database("/nonexistent/folder/x.db", sqlite::OpenMode::create),
                    ContainsSubstring("/nonexistent/folder/x.db") &&
                        ContainsSubstring("check that the folder exists"));
  sqlite::Database database = scratch();
  CHECK_THROWS_WITH(database.execute("SELEC 1"), ContainsSubstring("syntax error"));
}
