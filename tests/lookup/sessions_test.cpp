#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "calque/lookup.h"
#include "calque/memory.h"
#include "catch.h"
#include "index/run_cache.h"
#include "sample_units.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

const BatchInfo kBatch{.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""};
const LookupOptions kOptions{.source = Language("en"), .target = Language("de"), .penalties = {}};

std::string sentence(int number) {
  static constexpr std::array kThings{"file", "door", "harbour", "letter", "window", "engine"};
  const auto thing = [](int n) {
    return std::string(kThings.at(static_cast<std::size_t>(n) % kThings.size()));
  };
  return "Open the " + thing(number) + " w" + std::to_string(number / 7) + " before the " +
         thing(number / 5) + " w" + std::to_string(number / 3) + " is closed";
}

void add(Session& session, int first, int count) {
  Batch batch = session.begin(kBatch);
  for (int i = first; i < first + count; ++i) {
    batch.add(
        make_unit({{"en", sentence(i).c_str()}, {"de", ("Satz " + std::to_string(i)).c_str()}}));
  }
  batch.commit();
}

LookupQuery query(int number) {
  return {.segment = {.text = sentence(number), .tags = {}}, .context = {}};
}

}  // namespace

TEST_CASE("sessions on sixteen threads find what is stored while two others write") {
  constexpr int kStored = 300;
  constexpr int kReaders = 16;
  constexpr int kQueries = 40;
  const TemporaryFolder folder;
  Memory memory(folder / "m.calque", Session::Access::create);
  add(*memory.session(), 0, kStored);
  std::atomic<int> missed = 0;
  std::atomic<int> failed = 0;
  const auto guarded = [&failed](const auto& work) {
    try {
      work();
    } catch (const std::exception&) {
      ++failed;
    }
  };
  std::vector<std::thread> threads;
  for (int reader = 0; reader < kReaders; ++reader) {
    threads.emplace_back(guarded, [&, reader] {
      for (int i = 0; i < kQueries; ++i) {
        const int number = (reader * 37 + i * 11) % kStored;
        const auto found = find(*memory.session(), query(number), kOptions);
        if (found.empty() || found.front().rate != MatchRate(100)) ++missed;
      }
    });
  }
  for (int writer = 0; writer < 2; ++writer) {
    threads.emplace_back(guarded, [&, writer] {
      for (int i = 0; i < 10; ++i) add(*memory.session(), 1000 * (writer + 1) + 20 * i, 20);
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(failed == 0);
  CHECK(missed == 0);
  CHECK(memory.session()->statistics().units == kStored + 2 * 10 * 20);
}

TEST_CASE("sixteen sessions keep hardly more of the index decoded than one") {
  constexpr int kStored = 2000;
  const TemporaryFolder folder;
  add(*Memory(folder / "m.calque", Session::Access::create).session(), 0, kStored);
  const auto decoded = [&folder](std::size_t sessions) {
    Memory memory(folder / "m.calque", Session::Access::read_only);
    std::vector<Memory::Lease> open;
    for (std::size_t i = 0; i < sessions; ++i) open.push_back(memory.session());
    for (int i = 0; i < kStored; i += 10) {
      for (const auto& session : open) find(*session, query(i), kOptions);
    }
    return memory.runs().bytes();
  };
  const std::size_t of_one = decoded(1);
  CHECK(of_one > 0);
  CHECK(decoded(16) <= of_one + of_one / 5);
}

TEST_CASE("what is decoded stays under its limit") {
  const TemporaryFolder folder;
  constexpr std::size_t kLimit = 20'000;
  Memory memory(folder / "m.calque", Session::Access::create, {}, kLimit);
  add(*memory.session(), 0, 2000);
  std::size_t most = 0;
  for (int i = 0; i < 2000; i += 10) {
    CHECK_FALSE(find(*memory.session(), query(i), kOptions).empty());
    most = std::max(most, memory.runs().bytes());
  }
  CHECK(most > 0);
  CHECK(most < 20 * kLimit);  // what one search reads comes on top
}

TEST_CASE("what a transaction reads of its own writes does not reach other sessions") {
  const TemporaryFolder folder;
  Memory memory(folder / "m.calque", Session::Access::create);
  add(*memory.session(), 0, 300);
  const Memory::Lease writer = memory.session();
  const Memory::Lease reader = memory.session();
  {
    Batch batch = writer->begin(kBatch);
    for (int i = 300; i < 700; ++i) {
      batch.add(make_unit({{"en", sentence(i).c_str()}, {"de", "nie gespeichert"}}));
    }
    for (int i = 300; i < 700; i += 20) find(*writer, query(i), kOptions);
  }  // rolled back
  add(*writer, 1000, 400);  // its runs may take the numbers of those that are gone
  for (int i = 1000; i < 1400; i += 20) {
    for (const auto& session : {std::cref(writer), std::cref(reader)}) {
      const auto found = find(*session.get(), query(i), kOptions);
      REQUIRE_FALSE(found.empty());
      CHECK(found.front().rate == MatchRate(100));
      CHECK(found.front().target_variant().segment.text == "Satz " + std::to_string(i));
    }
  }
}
