#include "calque/unit.h"

#include <random>
#include <vector>

#include "catch.h"

using namespace calque;

TEST_CASE("a uid is the same after it was written and read") {
  std::mt19937_64 random(7);
  for (int i = 0; i < 1000; ++i) {
    const Uid uid{random(), random()};
    CHECK(Uid::parse(uid.text()) == uid);
    CHECK(Uid::from_bytes(uid.bytes()) == uid);
  }
  CHECK(Uid{0x0123456789abcdef, 0xfedcba9876543210}.text() == "0123456789abcdeffedcba9876543210");
  CHECK(Uid::parse("0123456789ABCDEFfedcba9876543210") ==
        Uid{0x0123456789abcdef, 0xfedcba9876543210});
}

TEST_CASE("what is no uid is not taken for one") {
  CHECK_FALSE(Uid::parse(""));
  CHECK_FALSE(Uid::parse("0123456789abcdeffedcba987654321"));
  CHECK_FALSE(Uid::parse("0123456789abcdeffedcba98765432100"));
  CHECK_FALSE(Uid::parse("0123456789abcdeffedcba987654321g"));
  CHECK_FALSE(Uid::from_bytes(std::vector<std::byte>(15)));
}

TEST_CASE("the bytes of uids are in the order of the uids") {
  std::mt19937_64 random(8);
  for (int i = 0; i < 1000; ++i) {
    const Uid a{random() % 3, random()};
    const Uid b{random() % 3, random()};
    CHECK((a < b) == (a.bytes() < b.bytes()));
    CHECK((a < b) == (a.text() < b.text()));
  }
}

TEST_CASE("a unit's uid tells its batch and its place, and no two are the same") {
  const BatchUid batch = BatchUid::of(Uid{1, 0xffffffffffffffff});
  CHECK(batch.value.text() == "0000000000000001ffffff0000000000");
  for (const std::int64_t place : {std::int64_t{1}, std::int64_t{2}, std::int64_t{1} << 39U}) {
    const auto unit = batch.unit(place);
    REQUIRE(unit);
    CHECK(unit->place() == static_cast<std::uint64_t>(place));
    CHECK(BatchUid::of(*unit) == batch);
    CHECK(unit->value != batch.value);
  }
  CHECK_FALSE(batch.unit(0));
  CHECK_FALSE(batch.unit(-1));
  CHECK_FALSE(batch.unit(std::int64_t{1} << 40U));
}
