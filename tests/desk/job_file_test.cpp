#include "desk/job_file.h"

#include <array>
#include <fstream>
#include <random>
#include <sstream>

#include "calque/error.h"
#include "catch.h"
#include "desk_fixture.h"
#include "sqlite/statement.h"

using namespace calque;
using namespace calque::desk;

namespace {

void alter(const std::filesystem::path& path, std::string_view sql) {
  sqlite::Database database(path, sqlite::OpenMode::read_write);
  database.execute(sql);
}

}  // namespace

TEST_CASE("a job is made once") {
  DeskFixture desk("One.\n");
  desk.job();
  CHECK_THROWS_AS(make_job({.article = desk.article(),
                            .file = desk.file(),
                            .source = Language("en"),
                            .target = Language("tr")}),
                  UsageError);
  CHECK_THROWS_AS(make_job({.article = desk.path("none.md"),
                            .file = desk.path("none"),
                            .source = Language("en"),
                            .target = Language("tr")}),
                  InputError);
  CHECK_FALSE(std::filesystem::exists(desk.path("none")));
}

TEST_CASE("a file without text is refused, and leaves no job") {
  DeskFixture desk("");
  CHECK_THROWS_AS(desk.job(), InputError);
  CHECK_FALSE(std::filesystem::exists(desk.file()));
}

TEST_CASE("what is no job is refused") {
  DeskFixture desk("One.\n");
  CHECK_THROWS_AS(Job(desk.path("none")), InputError);
  CHECK_THROWS_AS(Job(desk.article()), InputError);
  CHECK_THROWS_AS(Job(desk.path("memory.calque")), InputError);
  desk.job();
  const char* const sql =
      GENERATE("PRAGMA user_version = 99", "PRAGMA application_id = 7", "CREATE TABLE more(id)",
               "CREATE VIEW v AS SELECT 1",
               "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM job; END",
               "DROP TABLE note", "ALTER TABLE note ADD COLUMN x");
  CAPTURE(sql);
  alter(desk.file(), sql);
  CHECK_THROWS_AS(Job(desk.file()), InputError);
}

TEST_CASE(
    "values that calque would not have written end a call with an error, or are passed over") {
  DeskFixture desk("One. Two.\n\nThree.\n");
  desk.edit(1, "Bir.");
  desk.confirm(1);
  const char* const sql = GENERATE(
      "UPDATE segment SET state = 77", "UPDATE segment SET source = '<ph'",
      "UPDATE segment SET target = x'ff'", "UPDATE segment SET span_begin = -5, span_end = 900",
      "UPDATE segment SET origin = '[[[['", "UPDATE segment SET properties = '{'",
      "UPDATE slot SET text = ''", "DELETE FROM slot", "UPDATE job SET value = 'x'",
      "UPDATE stored SET batch = x'00'", "UPDATE kept SET state = -1",
      "UPDATE touched SET after = 9", "UPDATE segment SET position = 1",
      "UPDATE segment SET slot = 9223372036854775807",
      "INSERT INTO pending VALUES(x'00', 1, 1, '', 9, '', 1, '', '', '')");
  CAPTURE(sql);
  alter(desk.file(), sql);
  const auto quietly = [](const auto& call) {
    try {
      call();
    } catch (const Error&) {
      SUCCEED();
    }
  };
  std::unique_ptr<Job> job;
  quietly([&] { job = std::make_unique<Job>(desk.file()); });
  if (!job) return;
  const auto who = DeskFixture::who();
  quietly([&] { job->segments(); });
  quietly([&] { job->progress(); });
  quietly([&] { job->changes_since(0); });
  for (const std::int64_t id : {1, 2, 3}) {
    for (const std::int64_t version : {1, 2, 3}) {
      const SegmentId segment{id};
      quietly([&] { job->edit(segment, version, {"x", {}}, who); });
      quietly([&] { job->confirm(segment, version, {.force = true}, who, desk.sitting()); });
      quietly([&] { job->split(segment, version, 2, 1, who); });
      quietly([&] { job->merge(segment, version, who); });
      quietly([&] { job->unconfirm(segment, version, who, desk.sitting()); });
      quietly([&] { job->history(segment); });
    }
  }
  quietly([&] { job->undo(ActionId{1}, who, desk.sitting()); });
}

TEST_CASE("a job with flipped bytes is refused or read, and never brings the program down") {
  DeskFixture desk("# Head\n\nOne *two*. Three.\n");
  desk.edit(1, "Baş");
  desk.confirm(1);
  std::string whole;
  {
    desk.job().database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    std::ifstream in(desk.file(), std::ios::binary);
    whole.assign(std::istreambuf_iterator<char>(in), {});
  }
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    std::string broken = whole;
    for (int i = 0; i < 8; ++i) {
      broken[random() % broken.size()] = static_cast<char>(random() & 0xFFU);
    }
    const auto path = desk.path("broken.calque-job");
    std::ofstream(path, std::ios::binary) << broken;
    try {
      Job job(path);
      for (const DeskSegment& segment : job.segments()) {
        job.edit(segment.id, segment.version, {"x", {}}, DeskFixture::who());
        job.merge(segment.id, segment.version + 1, DeskFixture::who());
      }
    } catch (const Error&) {
      SUCCEED();
    }
    std::filesystem::remove(path);
  }
}
