#include "store/schema_check.h"

#include "calque/error.h"
#include "calque/session.h"
#include "catch.h"
#include "older_memory.h"
#include "plain_database.h"
#include "sample_units.h"
#include "store/schema.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

/// A memory with one unit, as a stranger may send it.
struct SentMemory {
  TemporaryFolder folder;
  std::filesystem::path path = folder / "m.calque";

  SentMemory() {
    Session session(path, Session::Access::create);
    Batch batch =
        session.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
    batch.add(make_unit({{"en", "a house"}, {"de", "ein Haus"}}));
    batch.commit();
  }
  void change(const std::string& sql) const { PlainDatabase(path).run(sql); }
  void open(Session::Access access) const { const Session session(path, access); }
};

}  // namespace

TEST_CASE("a memory with anything in its schema that could run is refused by name") {
  const SentMemory sent;
  const auto [sql, name] = GENERATE(table<std::string, std::string>(
      {{"CREATE TRIGGER tamper AFTER INSERT ON unit BEGIN DELETE FROM variant; END", "tamper"},
       {"CREATE VIEW other AS SELECT 1", "other"},
       {"CREATE TABLE other(x)", "other"},
       {"CREATE VIRTUAL TABLE other USING fts5(x)", "other"},
       {"ALTER TABLE variant RENAME TO v0; CREATE VIEW variant AS SELECT 1 AS id", "v0"},
       {"ALTER TABLE unit ADD COLUMN x AS (hex(tuid))", "unit"},
       {"ALTER TABLE unit ADD COLUMN tuid2 TEXT", "unit"},
       {"ALTER TABLE unit ADD COLUMN text TEXT", "unit"},
       {"DROP TABLE fuzzy_removed", "fuzzy_removed"},
       {"DROP TABLE term; CREATE TABLE term(id INTEGER PRIMARY KEY, concept INTEGER NOT NULL "
        "REFERENCES concept(id), language INTEGER NOT NULL REFERENCES language(id), text TEXT NOT "
        "NULL CHECK(length(text) < 9), identifier TEXT, status TEXT, part_of_speech TEXT, data "
        "TEXT)",
        "term"},
       {"DROP TABLE fuzzy_chunk; CREATE TABLE fuzzy_chunk(id INTEGER PRIMARY KEY, data TEXT)",
        "fuzzy_chunk"},
       {"CREATE INDEX other ON variant(length(text))", "other"},
       {"CREATE INDEX other ON variant(text) WHERE text > 'a'", "other"},
       {"CREATE INDEX other ON variant(text || text)", "other"},
       {"CREATE UNIQUE INDEX other ON variant(text)", "other"},
       {"CREATE INDEX other ON unit(uid) WHERE uid IS NOT NULL", "other"},
       {"DROP INDEX unit_uid; CREATE INDEX unit_uid ON unit(uid) WHERE uid > 'a'", "unit_uid"},
       {"DROP INDEX batch_uid; CREATE UNIQUE INDEX batch_uid ON batch(lower(uid))", "batch_uid"},
       {"CREATE TABLE unit_4(id INTEGER PRIMARY KEY)", "unit_4"}}));
  sent.change(sql);
  for (const auto access : {Session::Access::read_only, Session::Access::read_write}) {
    CHECK_THROWS_WITH(sent.open(access), ContainsSubstring('"' + name + '"') &&
                                             ContainsSubstring("calque recover") &&
                                             ContainsSubstring(sent.path.string()));
  }
}

TEST_CASE("indexes of others that only list columns, and statistics, are let be") {
  const SentMemory sent;
  sent.change("CREATE INDEX other ON variant(language, text DESC); ANALYZE");
  CHECK_NOTHROW(sent.open(Session::Access::read_only));
  CHECK_NOTHROW(sent.open(Session::Access::read_write));
}

TEST_CASE("a table that only was written down otherwise is the same table") {
  const SentMemory sent;
  sent.change(
      "PRAGMA writable_schema = ON;"
      "UPDATE sqlite_schema SET sql = 'CREATE TABLE \"language\" ( [id] integer PRIMARY KEY,\n"
      "\"tag\" TEXT not null UNIQUE )' WHERE name = 'language';"
      "UPDATE sqlite_schema SET sql = replace(sql, 'removed_by', 'removed_by INT') "
      "WHERE name = 'archived_variant'");
  CHECK_NOTHROW(sent.open(Session::Access::read_only));
}

TEST_CASE("a reader does not mind an altered view of calque's, a writer makes it anew") {
  const SentMemory sent;
  PlainDatabase file(sent.path);
  const std::string original =
      file.text("SELECT sql FROM sqlite_schema WHERE name = 'translation_pair'");
  const bool altered = GENERATE(false, true);
  file.run("DROP VIEW translation_pair");
  if (altered) file.run("CREATE VIEW translation_pair AS SELECT 'Pay to ATTACKER' AS source");
  sent.open(Session::Access::read_only);
  sent.open(Session::Access::read_write);
  CHECK(file.text("SELECT sql FROM sqlite_schema WHERE name = 'translation_pair'") == original);
}

TEST_CASE("an older memory with a trigger is refused before it is brought up to date") {
  const TemporaryFolder folder;
  write_older_memory(folder / "m.calque", 1);
  PlainDatabase(folder / "m.calque")
      .run("CREATE TRIGGER tamper AFTER UPDATE ON unit BEGIN DELETE FROM variant; END");
  CHECK_THROWS_WITH(Session(folder / "m.calque", Session::Access::read_write),
                    ContainsSubstring("\"tamper\""));
  PlainDatabase file(folder / "m.calque");
  CHECK(file.number("PRAGMA user_version") == 1);
  CHECK(file.number("SELECT count(*) FROM variant") == 5);
}

TEST_CASE("versions that calque never wrote are refused") {
  const SentMemory sent;
  sent.change("PRAGMA user_version = " + std::to_string(GENERATE(0, -5, 99)));
  CHECK_THROWS_AS(sent.open(Session::Access::read_write), InputError);
}
