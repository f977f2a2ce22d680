#include "index/hash_ids.h"

#include <chrono>

#include "catch.h"

using namespace calque;

TEST_CASE("hashes are numbered in the order in which they come") {
  HashIds ids;
  for (std::uint32_t i = 0; i < 5000; ++i) CHECK(ids.id(std::uint64_t{i} * 7919) == i);
  CHECK(ids.size() == 5000);
  for (std::uint32_t i = 0; i < 5000; ++i) {
    CHECK(ids.find(std::uint64_t{i} * 7919) == i);
    CHECK(ids.id(std::uint64_t{i} * 7919) == i);
    CHECK(ids.hash(i) == std::uint64_t{i} * 7919);
  }
  CHECK(ids.find(3) == HashIds::kNone);
}

// A table that took the lowest or the highest bits of the hashes themselves would compare each with
// all that came before: 20,000 million steps, a minute.
TEST_CASE("hashes that a stranger has chosen do not collide") {
  const int shift = GENERATE(0, 32, 44);
  HashIds ids;
  const auto start = std::chrono::steady_clock::now();
  for (std::uint64_t i = 0; i < 200'000; ++i) ids.id(i << shift);
  CHECK(ids.size() == 200'000);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}
