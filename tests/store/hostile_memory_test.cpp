#include <chrono>

#include "calque/error.h"
#include "calque/lookup.h"
#include "calque/session.h"
#include "catch.h"
#include "index/index_writer.h"
#include "lookup/concordance.h"
#include "plain_database.h"
#include "sample_units.h"
#include "sqlite/statement.h"
#include "store/index_check.h"
#include "store/session_tools.h"
#include "store/table_check.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

BatchInfo info() {
  return {.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""};
}

/// A memory of runs, recent documents and removed ones, as a stranger may send it.
struct SentMemory {
  TemporaryFolder folder;
  std::filesystem::path path = folder / "m.calque";

  SentMemory() {
    Session session(path, Session::Access::create);
    Batch batch = session.begin(info());
    for (int i = 0; i < 600; ++i) {
      // Half of them differ in a number alone, and are one document of the index.
      const std::string source =
          (i % 2 == 0 ? "open the house " : "open the house no") + std::to_string(i);
      const std::string target = "das Haus " + std::to_string(i);
      batch.add(make_unit({{"en", source.c_str()}, {"de", target.c_str()}}));
    }
    batch.commit();
    Batch later = session.begin(info());
    later.add(make_unit({{"en", "close the house"}, {"de", "zu"}}));
    later.remove(UnitId{3});
    later.commit();
  }
  void change(const std::string& sql) const { PlainDatabase(path).run(sql); }
};

void look_up(Session& session) {
  const LookupOptions options{.source = Language("en"),
                              .target = Language("de"),
                              .at_least = MatchRate(50),
                              .limit = 5,
                              .penalties = {}};
  const LookupQuery query{.segment = {.text = "open the house 12", .tags = {}}, .context = {}};
  find(session, query, options);
  find_parts(session, query, options);
}

/// All that reads the index, or writes it; the numbers of the file decide nothing else.
template <typename Use>
void check_damage_is_told(const SentMemory& sent, Use use) {
  Session session(sent.path, Session::Access::read_write);
  CHECK_THROWS_WITH(use(session), ContainsSubstring("the match index of this memory is damaged") &&
                                      ContainsSubstring("calque verify"));
}

}  // namespace

TEST_CASE("a run that says what cannot be is damage, and takes no memory") {
  const SentMemory sent;
  sent.change(GENERATE(
      as<std::string>{}, "UPDATE fuzzy_run SET documents = 500000000",
      "UPDATE fuzzy_run SET documents = 4294967295", "UPDATE fuzzy_run SET documents = -1",
      "UPDATE fuzzy_run SET documents = 1 << 40", "UPDATE fuzzy_run SET documents = 'many'",
      "UPDATE fuzzy_run SET dictionary_chunks = 4000000000",
      "UPDATE fuzzy_run SET id = 1 << 40 WHERE id = (SELECT max(id) FROM fuzzy_run)",
      "UPDATE fuzzy_run SET id = -id", "UPDATE fuzzy_run SET weights = x''",
      "UPDATE fuzzy_run SET weights = x'05ffffffff0f'",
      "UPDATE fuzzy_run SET weights = x'0500ffffffff0f01'",
      "UPDATE fuzzy_run SET weights = x'0000'", "UPDATE fuzzy_run SET weights = 'text'"));
  check_damage_is_told(sent, look_up);
  check_damage_is_told(sent, [](Session& session) { check_index(session); });
  check_damage_is_told(sent,
                       [](Session& session) { IndexWriter(session.tools().database()).compact(); });
  Session session(sent.path, Session::Access::read_write);
  rebuild_index(session);
  CHECK(check_index(session).empty());
  CHECK_NOTHROW(look_up(session));
}

TEST_CASE("chunks of a run that are not what calque writes are damage") {
  const SentMemory sent;
  const std::string change =
      GENERATE(as<std::string>{}, "data = x''", "data = zeroblob(4000)", "data = zeroblob(9000)",
               "data = substr(data, 1, 6)", "data = x'ffffffffffffffffffff' || substr(data, 11)",
               "data = x'0500000005ffffffff0f' || substr(data, 11)");
  const int stream = GENERATE(range(0, 5));
  CAPTURE(change, stream);
  sent.change("UPDATE fuzzy_chunk SET " + change +
              " WHERE id >> 32 & 15 = " + std::to_string(stream));
  Session session(sent.path, Session::Access::read_write);
  const auto attempt = [&](auto use) {
    try {
      use();
    } catch (const Error& error) {
      CHECK_THAT(error.what(), ContainsSubstring("damaged"));
    }
  };
  attempt([&] { look_up(session); });
  attempt([&] {
    const auto problems = check_index(session);
    CHECK_FALSE(problems.empty());
  });
  attempt([&] { IndexWriter(session.tools().database()).compact(); });
}

TEST_CASE("a unit that names more variants than its own is damage, and is not searched for long") {
  const SentMemory sent;
  sent.change("UPDATE unit SET first_variant = 1, variants = " +
              GENERATE(as<std::string>{}, "1 << 60", "9223372036854775807", "-1", "1e300"));
  Session session(sent.path, Session::Access::read_write);
  CHECK_THROWS_WITH(session.unit(UnitId{2}), ContainsSubstring("unit 2 cannot be read"));
  CHECK_FALSE(check_tables(session).empty());
  const auto begin = std::chrono::steady_clock::now();
  Batch batch = session.begin(info());
  CHECK_THROWS_AS((batch.remove(UnitId{2}), batch.remove(UnitId{3})), Error);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("texts that are not text are read with replacements") {
  const SentMemory sent;
  sent.change(
      "UPDATE variant SET text = CAST(x'80ff61' AS TEXT), previous = x'c0', next = 1.5 "
      "WHERE id = 1;"
      "UPDATE unit SET tuid = x'00fe' WHERE id = 1; UPDATE language SET tag = x'ff' WHERE id = 1;"
      "UPDATE batch SET source = x'ff00'; UPDATE attributes SET change_id = x'ff'");
  Session session(sent.path, Session::Access::read_only);
  const auto unit = session.unit(UnitId{1});
  REQUIRE(unit);
  CHECK(unit->variants[0].segment.text == "��a");
  CHECK(unit->variants[0].context.previous == "�");
  CHECK(unit->variants[0].context.next == "1.5");
  CHECK(unit->variants[0].language.tag() == "�");
  CHECK(unit->metadata.change_id == "�");
  CHECK_NOTHROW(find_concordance(session, {.phrase = "a", .language = {}, .target = {}}, {}));
}

TEST_CASE("a damaged row does not keep others from being read") {
  const SentMemory sent;
  sent.change(GENERATE(as<std::string>{}, "UPDATE variant SET language = 99 WHERE id = 1",
                       "UPDATE variant SET markup = '<ph>' WHERE id = 1",
                       "UPDATE unit SET properties = '[{' WHERE id = 1",
                       "UPDATE unit SET notes = '[7]' WHERE id = 1",
                       "UPDATE unit SET attributes = -7 WHERE id = 1"));
  Session session(sent.path, Session::Access::read_write);
  CHECK_THROWS_WITH(session.unit(UnitId{1}), ContainsSubstring("unit 1 cannot be read"));
  CHECK(session.unit(UnitId{2}));
  Batch batch = session.begin(info());
  CHECK_THROWS_AS(batch.unit(UnitId{1}), Error);
  CHECK(batch.unit(UnitId{2}).id == UnitId{2});
  batch.replace(UnitId{2}, make_unit({{"en", "another"}, {"de", "ein anderes"}}));
  CHECK_NOTHROW(batch.commit());
}

TEST_CASE("markup that cannot be read does not keep the index from being made") {
  const SentMemory sent;
  sent.change("UPDATE variant SET markup = '<ph>' WHERE id = 1; DELETE FROM fuzzy_origin");
  Session session(sent.path, Session::Access::read_write);  // makes the index anew
  CHECK(check_index(session).empty());
}

TEST_CASE("numbers of rows that leave no room for further ones are refused") {
  const SentMemory sent;
  const std::string table = GENERATE("unit", "variant", "archived_unit", "archived_variant");
  sent.change("UPDATE " + table +
              " SET id = 9223372036854775807 WHERE rowid = (SELECT max(rowid) "
              "FROM " +
              table + ")");
  Session session(sent.path, Session::Access::read_write);
  CHECK_THROWS_WITH(session.begin(info()), ContainsSubstring("9223372036854775807"));
}

TEST_CASE("a unit is read from one state of the file, whatever is written meanwhile") {
  const SentMemory sent;
  Session reading(sent.path, Session::Access::read_write);
  Session writing(sent.path, Session::Access::read_write);
  struct Meanwhile {
    Session& session;
    bool done = false;
  } meanwhile{writing};
  // When the reader begins to look for the variants, the unit gets others.
  const auto on_statement = [](unsigned, void* context, void*, void* sql) {
    auto& task = *static_cast<Meanwhile*>(context);
    const std::string_view text(static_cast<const char*>(sql));
    if (task.done || text.find("FROM variant") == std::string_view::npos) return 0;
    task.done = true;
    Batch batch = task.session.begin(info());
    batch.replace(UnitId{2}, make_unit({{"en", "new"}, {"de", "neu"}, {"fr", "neuf"}}));
    batch.commit();
    return 0;
  };
  sqlite3_trace_v2(reading.tools().database().handle(), SQLITE_TRACE_STMT, on_statement,
                   &meanwhile);
  const auto unit = reading.unit(UnitId{2});
  sqlite3_trace_v2(reading.tools().database().handle(), 0, nullptr, nullptr);
  CHECK(meanwhile.done);
  REQUIRE(unit);
  CHECK(unit->variants.size() == 2);
  CHECK(reading.unit(UnitId{2})->variants.size() == 3);
}
