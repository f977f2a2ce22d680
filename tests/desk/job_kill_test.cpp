#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <map>
#include <random>
#include <thread>

#include "calque/error.h"
#include "catch.h"
#include "desk_fixture.h"
#include "sqlite/statement.h"

using namespace calque;
using namespace calque::desk;

namespace {

constexpr int kSegments = 6;

std::string article() {
  std::string text;
  for (int i = 0; i < kSegments; ++i) text += "Sentence " + std::to_string(i) + ".\n\n";
  return text;
}

/// Edits and confirms without end, and says through the pipe what was answered.
[[noreturn]] void work(const std::filesystem::path& file, const std::filesystem::path& memory_path,
                       int pipe, unsigned seed) {
  Session memory(memory_path, Session::Access::read_write);
  Job job(file);
  std::mt19937 random(seed);
  for (;;) {
    const DeskSegment segment =
        job.segments(1 + static_cast<std::int64_t>(random() % kSegments), 1).at(0);
    const Who who{.name = "w" + std::to_string(seed), .at = "20261201T120000Z"};
    try {
      const std::string text = "t" + std::to_string(random() % 1'000'000);
      const auto edited = job.edit(segment.id, segment.version, {text, {}}, who).segments[0];
      job.confirm(edited.id, edited.version, {}, who, {memory, "killed"});
    } catch (const VersionConflict&) {
      continue;
    }
    const std::int64_t answered[2]{segment.id.value, segment.version + 2};
    if (write(pipe, answered, sizeof answered) != sizeof answered) _exit(1);
  }
}

class Worker {
 public:
  Worker(const std::filesystem::path& file, const std::filesystem::path& memory, unsigned seed) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    pid_ = fork();
    if (pid_ == 0) {
      try {
        work(file, memory, ends[1], seed);
      } catch (...) {
        _exit(1);
      }
    }
    close(ends[1]);
    end_ = ends[0];
  }

  /// Ends it in the middle of something; the latest version of each segment that it was told of.
  std::map<std::int64_t, std::int64_t> kill() {
    ::kill(pid_, SIGKILL);
    int status = 0;
    waitpid(pid_, &status, 0);
    CHECK(WIFSIGNALED(status));
    std::map<std::int64_t, std::int64_t> versions;
    std::int64_t answered[2];
    while (read(end_, answered, sizeof answered) == sizeof answered) {
      versions[answered[0]] = answered[1];
    }
    close(end_);
    return versions;
  }

 private:
  pid_t pid_ = 0;
  int end_ = 0;
};

}  // namespace

TEST_CASE("two programs that are killed in the middle leave all that they were answered") {
  DeskFixture desk(article());
  desk.job();
  std::size_t answers = 0;
  for (unsigned round = 0; round < 8; ++round) {
    Worker first(desk.file(), desk.path("memory.calque"), 2 * round);
    Worker second(desk.file(), desk.path("memory.calque"), 2 * round + 1);
    std::this_thread::sleep_for(std::chrono::milliseconds(150 + 37 * round));
    for (Worker* const worker : {&first, &second}) {
      for (const auto& [id, version] : worker->kill()) {
        ++answers;
        CHECK(desk.job().segment(SegmentId{id}).version >= version);
      }
    }
    desk.job().finish_pending(desk.memory());
    sqlite::Statement check(desk.job().database(), "PRAGMA quick_check");
    for (const sqlite::Row& row : check.rows()) CHECK(row.column_text(0) == "ok");
    // One unit a confirmation: each segment has one at most, and it is what stands at the desk, or
    // did when it was confirmed last.
    std::int64_t with_unit = 0;
    for (const DeskSegment& segment : desk.job().segments()) {
      if (segment.unit.empty()) continue;
      ++with_unit;
      const auto id = desk.memory().find_unit(UnitUid{*Uid::parse(segment.unit)});
      REQUIRE(id);
      if (segment.state == State::confirmed) {
        CHECK(desk.memory().unit(*id)->variants[1].segment == *segment.target);
      }
    }
    CHECK(desk.units() == with_unit);
  }
  CHECK(answers > 0);
}
