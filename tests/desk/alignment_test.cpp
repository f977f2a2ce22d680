#include <fstream>
#include <random>

#include "calque/error.h"
#include "catch.h"
#include "desk/alignment_file.h"
#include "sqlite/database.h"
#include "temporary_folder.h"

using namespace calque;
using namespace calque::desk;

namespace {

align::Side side_of(const std::string& word, std::size_t count) {
  align::Side side;
  for (std::size_t i = 0; i < count; ++i) {
    side.segments.push_back({.text = word + std::to_string(i) + ".", .tags = {}});
    side.paragraphs.push_back(i / 2);
  }
  return side;
}

/// Beads 1–1 of five sentences, the last one doubtful.
class Fixture {
 public:
  Fixture() {
    std::vector<align::Bead> beads;
    for (std::uint32_t i = 0; i < 5; ++i) {
      beads.push_back({{i, i + 1}, {i, i + 1}, i == 4 ? 0.5 : 0.995});
    }
    const align::Side source = side_of("s", 5);
    const align::Side target = side_of("t", 5);
    make_alignment({.file = path(),
                    .name = "a.md",
                    .source = Language("en"),
                    .target = Language("tr"),
                    .source_side = source,
                    .target_side = target,
                    .beads = beads});
  }
  std::filesystem::path path() const { return folder_ / "a.calque-alignment"; }
  TemporaryFolder& folder() { return folder_; }

 private:
  TemporaryFolder folder_;
};

/// The beads without what changes only to be told from others.
std::vector<DeskBead> plain(std::vector<DeskBead> beads) {
  for (DeskBead& bead : beads) bead.version = 0;
  return beads;
}

}  // namespace

TEST_CASE("an alignment is made once, and read as it was") {
  Fixture fixture;
  DeskAlignment alignment(fixture.path());
  CHECK(alignment.beads().size() == 5);
  CHECK(alignment.side(true).segments[4].text == "s4.");
  CHECK(alignment.side(false).paragraphs[4] == 2);
  CHECK_THROWS_AS(DeskAlignment(fixture.folder() / "none"), InputError);
}

TEST_CASE("beads are confirmed, merged, split and moved, and all of it undone and done again") {
  Fixture fixture;
  DeskAlignment alignment(fixture.path());
  const auto start = alignment.beads();
  auto bead = alignment.set(1, 1, true, std::nullopt).beads.at(0);
  CHECK(bead.ok);
  CHECK_THROWS_AS(alignment.set(1, 1, false, std::nullopt), BeadConflict);
  CHECK_THROWS_AS(alignment.merge(99, 1), NotThere);
  const auto merged = alignment.merge(2, 1);
  CHECK(merged.gone == std::vector<std::int64_t>{3});
  CHECK(merged.beads[0].source == align::Range{1, 3});
  const auto split = alignment.split(2, merged.beads[0].version, 1, 2);
  CHECK(split.beads[1].source == align::Range{2, 3});
  CHECK(split.beads[1].target.empty());
  const auto moved = alignment.move(split.beads[0].id, split.beads[0].version, false, false);
  CHECK(moved.beads[1].target == align::Range{2, 3});
  const auto end = alignment.beads();
  for (int i = 0; i < 4; ++i) CHECK_FALSE(alignment.undo().beads.empty());
  CHECK(plain(alignment.beads()) == plain(start));
  CHECK(alignment.undo().beads.empty());
  for (int i = 0; i < 4; ++i) CHECK_FALSE(alignment.redo().beads.empty());
  CHECK(plain(alignment.beads()) == plain(end));
  CHECK(plain(DeskAlignment(fixture.path()).beads()) == plain(end));
}

TEST_CASE("what cannot be done to a bead is refused") {
  Fixture fixture;
  DeskAlignment alignment(fixture.path());
  CHECK_THROWS_AS(alignment.merge(5, 1), UsageError);
  CHECK_THROWS_AS(alignment.split(1, 1, 0, 0), UsageError);
  CHECK_THROWS_AS(alignment.split(1, 1, 2, 0), UsageError);
  CHECK_THROWS_AS(alignment.move(1, 1, true, true), UsageError);
  CHECK_THROWS_AS(alignment.set_sentence(true, 9, "x"), NotThere);
  // Both its sentences given away, a bead is gone.
  const auto first = alignment.move(2, 1, true, true);
  const auto second = alignment.move(2, first.beads[1].version, false, true);
  CHECK(second.gone == std::vector<std::int64_t>{2});
}

TEST_CASE("whatever is done to beads, they cover both texts in order, and undo leads back") {
  std::mt19937 random(5);
  const auto below = [&random](std::size_t limit) { return random() % limit; };
  for (int round = 0; round < 5; ++round) {
    Fixture fixture;
    DeskAlignment alignment(fixture.path());
    std::vector<std::vector<DeskBead>> states{plain(alignment.beads())};
    for (int i = 0; i < 80; ++i) {
      const auto all = alignment.beads();
      const DeskBead& bead = all[below(all.size())];
      try {
        switch (below(5)) {
          case 0:
            alignment.set(bead.id, bead.version, !bead.ok, std::nullopt);
            break;
          case 1:
            alignment.merge(bead.id, bead.version);
            break;
          case 2:
            alignment.split(bead.id, bead.version, static_cast<std::uint32_t>(below(3)),
                            static_cast<std::uint32_t>(below(3)));
            break;
          case 3:
            alignment.move(bead.id, bead.version, below(2) == 0, below(2) == 0);
            break;
          default:
            if (alignment.undo().beads.empty()) break;
            states.pop_back();
            REQUIRE(plain(alignment.beads()) == states.back());
            continue;
        }
      } catch (const UsageError&) {
        REQUIRE(plain(alignment.beads()) == states.back());
        continue;
      }
      const auto now = plain(alignment.beads());  // throws where they do not cover the texts
      if (now != states.back()) states.push_back(now);
    }
  }
}

TEST_CASE("decisions go out and come in") {
  Fixture fixture;
  std::string decided;
  {
    DeskAlignment alignment(fixture.path());
    alignment.set(2, 1, true, std::nullopt);
    alignment.set(5, 1, true, std::nullopt);
    decided = alignment.decisions();
  }
  Fixture other;
  DeskAlignment alignment(other.path());
  alignment.read_decisions(decided, "decisions");
  CHECK(alignment.beads()[1].ok);
  CHECK(alignment.beads()[4].ok);
  CHECK_FALSE(alignment.beads()[0].ok);
  CHECK(alignment.decisions() == decided);
  CHECK_THROWS_AS(alignment.read_decisions("[", "decisions"), InputError);
}

TEST_CASE("confirmed and safe beads are stored as one batch of the sitting") {
  Fixture fixture;
  Session memory(fixture.folder() / "memory.calque", Session::Access::create);
  DeskAlignment alignment(fixture.path());
  alignment.set(1, 1, std::nullopt, true);
  alignment.set(2, 1, true, std::nullopt);
  const Who who{.name = "ayşe", .at = "20261201T120000Z"};
  const auto batch = alignment.store(memory, 0.99, who, "sitting");
  REQUIRE(batch);
  CHECK(memory.batch(*batch)->info.sitting == "sitting");
  CHECK(memory.statistics().units == 3);  // of five one is omitted, one doubtful
  CHECK(memory.statistics().unconfirmed == 2);
  CHECK_FALSE(alignment.store(memory, 0.99, who, "sitting"));
  memory.undo(*batch, who.at);
  CHECK(memory.statistics().units == 0);
}

TEST_CASE("an alignment that was altered is refused") {
  Fixture fixture;
  const char* const sql =
      GENERATE("UPDATE bead SET source_end = 77 WHERE id = 2", "DELETE FROM bead WHERE id = 5",
               "DELETE FROM sentence WHERE n = 4", "CREATE VIEW v AS SELECT 1", "DELETE FROM bead",
               "UPDATE bead SET target_begin = -1");
  CAPTURE(sql);
  sqlite::Database(fixture.path(), sqlite::OpenMode::read_write).execute(sql);
  CHECK_THROWS_AS(DeskAlignment(fixture.path()).beads(), InputError);
}
