#include "lookup/concordance.h"

#include <utility>
#include <vector>

#include "calque/error.h"
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

namespace {

using Texts = std::vector<std::pair<const char*, const char*>>;

/// A memory of units of one text each.
Session holding(const TemporaryFolder& folder, const Texts& texts) {
  Session session(folder / "texts.calque", Session::Access::create);
  Batch batch =
      session.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
  for (const auto& text : texts) batch.add(make_unit({text}));
  batch.commit();
  return session;
}

std::vector<std::int64_t> found(Session& session, const std::string& phrase,
                                ConcordanceKind kind = ConcordanceKind::words) {
  return units(find_concordance(
      session, {.phrase = phrase, .language = {}, .target = {}, .limit = 100, .kind = kind}));
}

using Units = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("words are found in any order and form, the nearest first") {
  const TemporaryFolder folder;
  Session session = holding(folder, {{"en", "The rate of the bank was left as it is."},
                                     {"en", "Central banks raise their rates."},
                                     {"en", "The bank rate rose."},
                                     {"en", "A rate bank."},
                                     {"en", "The bank."},
                                     {"en", "Banking is separate."}});
  CHECK(found(session, "bank rate") == Units{3, 4, 2, 1});
  CHECK(found(session, "\"bank rate\"") == Units{3});
  CHECK(found(session, "\"bank rate\" rose") == Units{3});
  CHECK(found(session, "bank rate", ConcordanceKind::as_written) == Units{3, 4, 1});
  CHECK(found(session, "ba*ing") == Units{6});
  CHECK(found(session, "b*k rat*") == Units{1, 3, 4});
  CHECK(found(session, "*") == Units{});
  CHECK(found(session, "bank rate river") == Units{});
  CHECK(found(session, "\"bank rate") == Units{3, 4, 2, 1});  // a quote that does not close
}

TEST_CASE("whatever form is asked for, the others are found after it") {
  const TemporaryFolder folder;
  Session session = holding(folder, {{"pl", "Woda jest zimna."},
                                     {"pl", "Pływał w wodzie."},
                                     {"pl", "Wodny świat."},
                                     {"pl", "Nie ma wody."}});
  CHECK(found(session, "woda") == Units{4, 1, 2});
  CHECK(found(session, "wodzie") == Units{2, 4, 1});
}

TEST_CASE("marks may be left out, and count where they are written") {
  const TemporaryFolder folder;
  Session session = holding(folder, {{"tr", "Belediye başkanını gördüm."},
                                     {"tr", "Sık sık gelir."},
                                     {"tr", "Şık bir elbise."},
                                     {"ar", "هذه مدرسة كبيرة"},
                                     {"ar", "ذهب إلى المَدْرَسَة"},
                                     {"he", "בתי הספר נסגרו"},
                                     {"he", "בית ספר חדש"},
                                     {"pl", "Jedzie do Łodzi."},
                                     {"fr", "C'est l'été."}});
  CHECK(found(session, "belediye baskani") == Units{1});
  CHECK(found(session, "sik") == Units{2, 3});
  CHECK(found(session, "şık") == Units{3});
  CHECK(found(session, "مدرسة") == Units{4, 5});
  CHECK(found(session, "בתי ספר") == Units{6});
  CHECK(found(session, "lodzi") == Units{8});
  CHECK(found(session, "ete") == Units{9});
}

TEST_CASE("what is written without spaces is a phrase") {
  const TemporaryFolder folder;
  Session session =
      holding(folder, {{"ja", "東京都の天気"}, {"ja", "京都と東京"}, {"zh", "東京都"}});
  CHECK(found(session, "東京都") == Units{3, 1});
  CHECK(found(session, "京都 東京") == Units{3, 1, 2});
}

TEST_CASE("numbers and placeholders are found as they are") {
  const TemporaryFolder folder;
  Session session = holding(folder, {{"en", "Page 3 of 10"},
                                     {"en", "Page 4 of 10"},
                                     {"en", "Page 13 of 4"},
                                     {"en", "%s of %d"},
                                     {"en", "%d of them"}});
  CHECK(found(session, "page 4") == Units{2, 3});
  CHECK(found(session, "\"page 4\"") == Units{2});
  CHECK(found(session, "10") == Units{1, 2});
  CHECK(found(session, "%s") == Units{4});
}

TEST_CASE("either side is looked through, or both") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  Batch batch =
      session.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
  batch.add(make_unit({{"en", "The gift shop"}, {"de", "Der Geschenkladen"}}));
  batch.add(make_unit({{"en", "Poison"}, {"de", "Das Gift"}}));
  batch.add(make_unit({{"en", "gift"}, {"fr", "cadeau"}}));
  batch.commit();
  const auto on = [&](ConcordanceSide side) {
    return units(find_concordance(
        session,
        {.phrase = "gift", .language = Language("en"), .target = Language("de"), .side = side}));
  };
  CHECK(on(ConcordanceSide::source) == Units{1});
  CHECK(on(ConcordanceSide::target) == Units{2});
  CHECK(on(ConcordanceSide::both) == Units{2, 1});
}

TEST_CASE("an expression is looked for in all texts") {
  const TemporaryFolder folder;
  Session session =
      holding(folder, {{"en", "Version 2.10"}, {"en", "No version"}, {"de", "Version 3"}});
  const auto hits = find_concordance(session, {.phrase = "version \\d+",
                                               .language = {},
                                               .target = {},
                                               .kind = ConcordanceKind::expression});
  CHECK(units(hits) == Units{1, 3});
  CHECK(hits[0].occurrences == std::vector{text::ByteRange{0, 9}});
  CHECK_THROWS_AS(found(session, "(", ConcordanceKind::expression), UsageError);
  CHECK(found(session, "x*", ConcordanceKind::expression) == Units{});
}

TEST_CASE("a phrase is found in any language and any case") {
  const TemporaryFolder folder;
  Session session = filled(folder);
  const auto hits = find_concordance(session, {.phrase = "MAYOR", .language = {}, .target = {}});
  CHECK(units(hits) == std::vector<std::int64_t>{2, 1});
  CHECK(hits[1].occurrences.size() == 2);
  CHECK(hits[1].occurrences[1] == text::ByteRange{18, 23});
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
