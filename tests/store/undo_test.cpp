#include <map>
#include <random>

#include "catch.h"
#include "error.h"
#include "sample_units.h"
#include "store/session.h"
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
