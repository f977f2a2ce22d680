#include "calque/format.h"
#include "formats/issue_log.h"

#include "catch.h"

using namespace calque;

TEST_CASE("a description names file, line, unit and tuid as far as they are known") {
  CHECK(describe("a.tmx", {}, "gone") == "a.tmx: gone");
  CHECK(describe("a.tmx", {7, 0, {}}, "odd") == "a.tmx:7: odd");
  CHECK(describe("a.tmx", {7, 2, "x1"}, "odd") == "a.tmx:7: unit 2 (tuid x1): odd");
}

TEST_CASE("remarks alike are counted on the first one") {
  IssueLog log;
  log.remark({3, 1, {}}, "no language", "first");
  log.remark({9, 4, {}}, "no language", "second");
  log.remark({9, 4, {}}, "no seg");
  REQUIRE(log.issues().size() == 2);
  CHECK(log.issues()[0].message == "no language: first");
  CHECK(log.issues()[0].count == 2);
  CHECK(log.issues()[0].place.line == 3);
  CHECK(log.issues()[1].count == 1);
}

TEST_CASE("the list is bounded, the counts are not") {
  IssueLog log;
  for (std::size_t i = 0; i < IssueLog::kMaxListed + 5; ++i) {
    log.add(ReadIssue::Kind::skipped, {i, i, {}}, "broken");
  }
  log.add(ReadIssue::Kind::repaired, {1, 1, {}}, "mended");
  CHECK(log.skipped() == IssueLog::kMaxListed + 5);
  CHECK(log.repaired() == 1);
  REQUIRE(log.issues().size() == IssueLog::kMaxListed + 1);
  CHECK(log.issues().back().count == 6);
}

TEST_CASE("a unit repaired twice counts once, what is outside of units not at all") {
  IssueLog log;
  log.add(ReadIssue::Kind::repaired, {1, 0, {}}, "header");
  log.add(ReadIssue::Kind::repaired, {2, 1, {}}, "bytes");
  log.add(ReadIssue::Kind::repaired, {2, 1, {}}, "characters");
  log.add(ReadIssue::Kind::repaired, {3, 2, {}}, "bytes");
  CHECK(log.repaired() == 2);
  CHECK(log.issues().size() == 4);
}
