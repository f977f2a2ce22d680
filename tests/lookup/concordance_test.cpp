#include "lookup/concordance.h"

#include "calque/session.h"
#include "catch.h"
#include "sample_units.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

Session filled(const TemporaryFolder& folder) {
  Session session(folder / "m.calque", Session::Access::create);
  Batch batch =
      session.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
  batch.add(make_unit(
      {{"en", "The mayor met the mayor of Izmir."}, {"tr", "Başkan, İZMİR başkanıyla görüştü."}}));
  batch.add(make_unit({{"en", "The Mayor resigned."}, {"de", "Der Bürgermeister trat zurück."}}));
  batch.add(make_unit({{"en", "No news."}, {"tr", "Haber yok."}}));
  batch.commit();
  return session;
}

std::vector<std::int64_t> units(const std::vector<ConcordanceHit>& hits) {
  std::vector<std::int64_t> ids;
  for (const ConcordanceHit& hit : hits) ids.push_back(hit.unit.value);
  return ids;
}

}  // namespace

TEST_CASE("a phrase is found in any language and any case") {
  const TemporaryFolder folder;
  Session session = filled(folder);
  const auto hits = find_concordance(session, {.phrase = "MAYOR", .language = {}, .target = {}});
  CHECK(units(hits) == std::vector<std::int64_t>{1, 2});
  CHECK(hits[0].occurrences.size() == 2);
  CHECK(hits[0].occurrences[1] == text::ByteRange{18, 23});
  CHECK(units(find_concordance(session,
                               {.phrase = "izmir", .language = Language("tr"), .target = {}})) ==
        std::vector<std::int64_t>{1});
}

TEST_CASE("language, target and limit narrow the search") {
  const TemporaryFolder folder;
  Session session = filled(folder);
  CHECK(find_concordance(session, {.phrase = "mayor", .language = Language("tr"), .target = {}})
            .empty());
  CHECK(units(find_concordance(session,
                               {.phrase = "mayor", .language = {}, .target = Language("de")})) ==
        std::vector<std::int64_t>{2});
  CHECK(find_concordance(session, {.phrase = "mayor", .language = {}, .target = {}, .limit = 1})
            .size() == 1);
}
