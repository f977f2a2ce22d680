#include "leverage/lookup_pool.h"

#include <atomic>
#include <vector>

#include "catch.h"
#include "error.h"
#include "leverage/analysis_example.h"

using namespace calque;
using namespace calque::leverage;

namespace {

LookupOptions options() {
  return {.source = Language("en"), .target = Language("tr"), .penalties = {}};
}

}  // namespace

TEST_CASE("every item is worked on once, on any number of threads") {
  const AnalysisExample example;
  const LookupPool pool(example.path, options(), GENERATE(1U, 2U, 5U));
  std::vector<std::atomic<int>> seen(100);
  pool.run(seen.size(), [&seen](Lookup&, std::size_t i) { ++seen[i]; });
  CHECK(std::all_of(seen.begin(), seen.end(), [](const auto& count) { return count == 1; }));
  pool.run(0, [](Lookup&, std::size_t) { throw Error("called"); });
}

TEST_CASE("a failure on any thread ends the work and is told") {
  const AnalysisExample example;
  const LookupPool pool(example.path, options(), 2);
  std::atomic<std::size_t> done = 0;
  CHECK_THROWS_AS(pool.run(100'000,
                           [&done](Lookup&, std::size_t i) {
                             if (i == 10) throw Error("ten");
                             ++done;
                           }),
                  Error);
  CHECK(done < 100'000);
  CHECK_THROWS_AS(
      pool.run(10, [](Lookup&, std::size_t) {}, [](std::size_t) { throw Error("stop"); }), Error);
  const LookupPool nowhere(example.folder / "none.calque", options(), 2);
  CHECK_THROWS_AS(nowhere.run(5, [](Lookup&, std::size_t) {}), InputError);
}
