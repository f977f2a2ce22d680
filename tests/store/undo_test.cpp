#include <sqlite3.h>

#include <map>
#include <random>
#include <set>

#include "calque/error.h"
#include "calque/session.h"
#include "catch.h"
#include "glossary/glossary_writer.h"
#include "sample_units.h"
#include "sqlite/statement.h"
#include "store/session_tools.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

const std::string kNow = "20260901T120000Z";

BatchInfo info(const char* kind) {
  return {.kind = kind, .source = "", .started = kNow, .header = ""};
}

/// The texts of all units, to compare states of a memory.
std::map<std::int64_t, std::string> contents(Session& session) {
  std::map<std::int64_t, std::string> all;
  session.for_each_unit({}, [&all](const TranslationUnit& unit) {
    for (const Variant& variant : unit.variants) all[unit.id.value] += variant.segment.text + "|";
  });
  return all;
}

}  // namespace

TEST_CASE("undo takes back additions, edits and deletions") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  {
    Batch batch = session.begin(info("import"));
    batch.add(make_full_unit());
    batch.add(make_unit({{"en", "Yes"}, {"tr", "Evet"}}));
    batch.commit();
  }
  const auto before = contents(session);
  BatchId id;
  {
    Batch batch = session.begin(info("mixed"));
    id = batch.id();
    batch.replace(UnitId{1}, make_unit({{"en", "first"}, {"tr", "ilk"}}));
    batch.replace(UnitId{1}, make_unit({{"en", "second"}, {"tr", "ikinci"}}));
    batch.remove(UnitId{2});
    const auto added = batch.add(make_unit({{"en", "No"}, {"tr", "Hayır"}}));
    batch.remove(*added);
    batch.add(make_unit({{"en", "Maybe"}, {"tr", "Belki"}}));
    batch.commit();
  }
  CHECK(contents(session) != before);
  session.undo(id, kNow);
  CHECK(contents(session) == before);
  CHECK(session.unit(UnitId{1})->same_content(make_full_unit()));
  CHECK(session.batches()[1].undone == kNow);
  CHECK_THROWS_WITH(session.undo(id, kNow), ContainsSubstring("undone already"));
}

TEST_CASE("a batch whose units were changed later cannot be undone before the later one") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  {
    Batch batch = session.begin(info("import"));
    batch.add(make_full_unit());
    batch.commit();
  }
  {
    Batch batch = session.begin(info("delete"));
    batch.remove(UnitId{1});
    batch.commit();
  }
  CHECK_THROWS_WITH(session.undo(BatchId{1}, kNow), ContainsSubstring("undo batch 2 first"));
  session.undo(BatchId{2}, kNow);
  session.undo(BatchId{1}, kNow);
  CHECK(session.statistics().units == 0);
  CHECK_THROWS_WITH(session.undo(BatchId{3}, kNow), ContainsSubstring("there is no batch 3"));
}

TEST_CASE("undoing batches from the last to the first passes through every earlier state") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  std::mt19937 random(20260901);
  std::vector<std::map<std::int64_t, std::string>> states;
  for (int round = 0; round < 30; ++round) {
    states.push_back(contents(session));
    Batch batch = session.begin(info("random"));
    for (int change = 0; change < 5; ++change) {
      const auto text = std::to_string(random());
      const auto unit = make_unit({{"en", text.c_str()}, {"tr", "metin"}});
      const auto now = contents(session);
      const auto pick = [&] {
        return UnitId{
            std::next(now.begin(), static_cast<std::ptrdiff_t>(random() % now.size()))->first};
      };
      const auto kind = now.empty() ? 0U : random() % 3U;
      if (kind == 0) batch.add(unit);
      if (kind == 1) batch.replace(pick(), unit);
      if (kind == 2) batch.remove(pick());
    }
    batch.commit();
  }
  for (auto id = static_cast<std::int64_t>(states.size()); id > 0; --id) {
    session.undo(BatchId{id}, kNow);
    CHECK(contents(session) == states[static_cast<std::size_t>(id) - 1]);
  }
}

TEST_CASE("several batches are undone together, or none of them") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  const auto change = [&session](const char* kind, auto make) {
    Batch batch = session.begin(info(kind));
    make(batch);
    batch.commit();
  };
  change("add", [](Batch& batch) { batch.insert(make_unit({{"en", "Yes"}, {"tr", "Evet"}})); });
  change("edit", [](Batch& batch) {
    batch.replace(UnitId{1}, make_unit({{"en", "Yes"}, {"tr", "Tamam"}}));
  });
  change("delete", [](Batch& batch) { batch.remove(UnitId{1}); });
  // The first of them cannot be undone while the second is in effect.
  CHECK_THROWS_WITH(session.undo({BatchId{1}, BatchId{3}}, kNow),
                    ContainsSubstring("undo batch 2 first"));
  CHECK(session.statistics().units == 0);
  CHECK(session.batches()[2].undone.empty());
  session.undo({BatchId{2}, BatchId{3}}, kNow);
  CHECK(session.unit(UnitId{1})->variants[1].segment.text == "Evet");
}

TEST_CASE("undo and the history of a batch look at its own units alone") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  for (int round = 0; round < 3; ++round) {
    Batch batch = session.begin(info("mixed"));
    batch.insert(make_unit({{"en", "Yes"}, {"tr", "Evet"}}));
    if (round > 0) batch.replace(UnitId{1}, make_unit({{"en", "No"}, {"tr", "Hayır"}}));
    glossary::GlossaryWriter writer(session, batch);
    glossary::Entry entry;
    for (const char* language : {"en", "de"}) {
      glossary::Term term;
      term.language = Language(language);
      term.text = "term " + std::to_string(round);
      entry.terms.push_back(term);
    }
    writer.add(entry);
    if (round > 0) writer.remove(glossary::EntryId{round});
    batch.commit();
  }
  std::set<std::string> statements;
  const auto note = [](unsigned, void* all, void* statement, void*) {
    const char* sql = sqlite3_sql(static_cast<sqlite3_stmt*>(statement));
    if (sql != nullptr) static_cast<std::set<std::string>*>(all)->insert(sql);
    return 0;
  };
  sqlite3* handle = session.tools().database().handle();
  sqlite3_trace_v2(handle, SQLITE_TRACE_STMT, note, &statements);
  UnitFilter filter;
  filter.batch = BatchId{3};
  int seen = 0;
  session.for_each_unit(filter, [&seen](const TranslationUnit&) { ++seen; });
  session.undo(BatchId{3}, kNow);
  sqlite3_trace_v2(handle, 0, nullptr, nullptr);
  CHECK(seen == 2);
  CHECK(statements.size() > 20);

  session.tools().database().execute("PRAGMA foreign_keys = OFF");  // as in the transaction
  session.tools().database().execute("CREATE TEMP TABLE undone_unit(id INTEGER PRIMARY KEY)");
  const std::set<std::string> tables{"unit",
                                     "u",
                                     "variant",
                                     "v",
                                     "a",
                                     "concept",
                                     "term",
                                     "archived_unit",
                                     "archived_term",
                                     "archived_variant",
                                     "archived_concept"};
  for (const std::string& sql : statements) {
    const bool plannable = sql.starts_with("SELECT") || sql.starts_with("INSERT") ||
                           sql.starts_with("UPDATE") || sql.starts_with("DELETE");
    // It stops at the first row.
    if (!plannable || sql.find("SELECT EXISTS(SELECT 1 FROM unit)") != std::string::npos) continue;
    sqlite::Statement plan(session.tools().database(), "EXPLAIN QUERY PLAN " + sql);
    for (const sqlite::Row& row : plan.rows()) {
      const std::string step(row.column_text(3));
      INFO(sql << "\n" << step);
      const std::string scanned = step.starts_with("SCAN ") ? step.substr(5) : "";
      CHECK_FALSE(tables.contains(scanned.substr(0, scanned.find(' '))));
    }
  }
}

TEST_CASE("a confirmation comes and goes with its batch") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  TranslationUnit aligned = make_unit({{"en", "Yes"}, {"tr", "Evet"}});
  aligned.properties.push_back({"origin", "alignment", "", ""});
  {
    Batch batch = session.begin(info("align"));
    batch.add(aligned);
    batch.add(make_unit({{"en", "No"}, {"tr", "Hayır"}}));
    batch.commit();
  }
  const auto confirmed_by = [&session](std::int64_t id) {
    const auto unit = session.unit(UnitId{id});
    return unit->confirmation == Confirmation::given ? unit->confirmed_by.value : 0;
  };
  CHECK(confirmed_by(1) == 0);
  CHECK(confirmed_by(2) == 1);
  BatchInfo by_ada = info("confirm");
  by_ada.author = "ada";
  {
    Batch batch = session.begin(by_ada);
    TranslationUnit unit = batch.unit(UnitId{1});
    unit.confirmation = Confirmation::given;
    batch.replace(UnitId{1}, unit);
    // A change of another kind leaves who confirmed a unit as it is.
    batch.replace(UnitId{2}, batch.unit(UnitId{2}));
    batch.commit();
  }
  CHECK(confirmed_by(1) == 2);
  CHECK(confirmed_by(2) == 1);
  CHECK(session.batch(BatchId{confirmed_by(1)})->info.author == "ada");
  session.undo(BatchId{2}, kNow);
  CHECK(confirmed_by(1) == 0);
  CHECK(confirmed_by(2) == 1);
}
