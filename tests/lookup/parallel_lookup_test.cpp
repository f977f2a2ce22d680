#include "lookup/parallel_lookup.h"

#include <string>

#include "calque/error.h"
#include "catch.h"
#include "sample_units.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

constexpr std::size_t kTexts = 700;  // more than wait at a time

std::string sentence(std::size_t number) {
  return "File number " + std::to_string(number) + " of " + std::string(1 + number % 3, 'x');
}

struct Fixture {
  TemporaryFolder folder;
  std::vector<MemoryChoice> memories{{.path = folder / "m.calque"}};
  std::unique_ptr<MemorySet> set;
  LookupOptions options{.source = Language("en"), .target = Language("de"), .penalties = {}};

  Fixture() {
    Session session(memories.front().path, Session::Access::create);
    Batch batch =
        session.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
    for (std::size_t i = 0; i < kTexts; i += 2) {
      const std::string target = "Datei " + std::to_string(i);
      batch.add(make_unit({{"en", sentence(i).c_str()}, {"de", target.c_str()}}));
    }
    batch.commit();
  }

  std::vector<MemorySet::Sessions> sessions(std::size_t threads) {
    set = std::make_unique<MemorySet>(memories);
    return set->sessions(threads);
  }

  static std::optional<LookupQuery> query(std::size_t& number) {
    if (number == kTexts) return std::nullopt;
    return LookupQuery{.segment = {.text = sentence(number++), .tags = {}}, .context = {}};
  }
};

}  // namespace

TEST_CASE("answers come in the order of the queries, whatever the number of threads") {
  Fixture fixture;
  const auto sessions = fixture.sessions(GENERATE(1U, 2U, 5U));
  std::size_t asked = 0;
  std::size_t answered = 0;
  look_up_all(
      sessions, fixture.options, [&asked] { return Fixture::query(asked); },
      [&answered](const LookupQuery& query, const LookupAnswer& answer) {
        REQUIRE(query.segment.text == sentence(answered));
        REQUIRE_FALSE(answer.proposals.empty());
        const bool stored = answered % 2 == 0;
        REQUIRE((answer.proposals.front().rate == MatchRate(100)) == stored);
        ++answered;
      });
  CHECK(answered == kTexts);
}

TEST_CASE("an exception ends the work and comes out") {
  Fixture fixture;
  const auto sessions = fixture.sessions(GENERATE(1U, 2U));
  std::size_t asked = 0;
  std::size_t answered = 0;
  const auto count = [&answered](const LookupQuery&, const LookupAnswer&) { ++answered; };
  CHECK_THROWS_AS(look_up_all(
                      sessions, fixture.options,
                      [&asked] {
                        if (asked == 10) throw InputError("line 11 is no text");
                        return Fixture::query(asked);
                      },
                      count),
                  InputError);
  CHECK(answered == 10);

  asked = 0;
  const auto fail = [](const LookupQuery&, const LookupAnswer&) { throw Error("disk full"); };
  CHECK_THROWS_AS(look_up_all(
                      sessions, fixture.options, [&asked] { return Fixture::query(asked); }, fail),
                  Error);

  asked = answered = 0;
  look_up_all(sessions, fixture.options, [&asked] { return Fixture::query(asked); }, count);
  CHECK(answered == kTexts);
}

TEST_CASE("no queries and no threads are answered as well") {
  Fixture fixture;
  look_up_all(
      fixture.sessions(3), fixture.options,
      []() -> std::optional<LookupQuery> { return std::nullopt; },
      [](const LookupQuery&, const LookupAnswer&) { FAIL("there was no query"); });
  CHECK_THROWS_AS(look_up_all({}, fixture.options, {}, {}), UsageError);
}
