#include "sqlite/database.h"

#include "catch.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"

using namespace calque;

namespace {

sqlite::Database scratch() {
  return {":memory:", sqlite::OpenMode::create};
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
  REQUIRE(query.step());
  CHECK(query.column_int(0) == -7);
  CHECK(query.column_text(1) == "ğüş");
  CHECK(query.column_blob(2).size() == 2);
  CHECK(query.column_is_null(3));
  CHECK_FALSE(query.step());
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

TEST_CASE("a failure names the file and the reason") {
  CHECK_THROWS_WITH(sqlite::Database("/nonexistent/folder/x.db", sqlite::OpenMode::create),
                    ContainsSubstring("/nonexistent/folder/x.db") &&
                        ContainsSubstring("check that the folder exists"));
  sqlite::Database database = scratch();
  CHECK_THROWS_WITH(database.execute("SELEC 1"), ContainsSubstring("syntax error"));
}
