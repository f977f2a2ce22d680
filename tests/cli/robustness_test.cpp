// What must hold when things go wrong around the program: it is killed, the disk is full, the file
// may not be written, others write at the same time.

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <random>
#include <thread>

#include "calque/session.h"
#include "catch.h"
#include "cli/program.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "temporary_folder.h"

using namespace calque;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kOldUnits = 3;
constexpr std::int64_t kNewUnits = 5'000;

void write_tmx(const fs::path& path, std::int64_t units, const std::string& stem) {
  std::ofstream out(path);
  out << "<tmx version=\"1.4\"><header creationtool=\"t\" creationtoolversion=\"1\" "
         "segtype=\"sentence\" "
         "o-tmf=\"t\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/><body>\n";
  for (std::int64_t i = 0; i < units; ++i) {
    out << "<tu><tuv xml:lang=\"en\"><seg>" << stem << " number " << i
        << "</seg></tuv><tuv xml:lang=\"tr\"><seg>" << i << " numaralı " << stem
        << "</seg></tuv></tu>\n";
  }
  out << "</body></tmx>\n";
}

int run(const std::vector<std::string>& arguments, const fs::path& log) {
  return Program(arguments, log).wait();
}

std::string integrity(const fs::path& memory) {
  sqlite::Database database(memory, sqlite::OpenMode::read_write);
  sqlite::Statement check(database, "PRAGMA integrity_check");
  for (const sqlite::Row& row : check.rows()) return std::string(row.column_text(0));
  return {};
}

std::int64_t unit_count(const fs::path& memory) {
  return Session(memory, Session::Access::read_only).statistics().units;
}

/// A folder with a memory of kOldUnits and a large file to import.
struct Fixture {
  TemporaryFolder folder;
  fs::path memory = folder / "m.calque";
  fs::path log = folder / "log.txt";
  fs::path large = folder / "large.tmx";

  Fixture() {
    fs::permissions(folder / "", fs::perms::all);
    write_tmx(folder / "old.tmx", kOldUnits, "old");
    write_tmx(large, kNewUnits, "new");
    REQUIRE(run({"-m", memory.string(), "import", (folder / "old.tmx").string()}, log) == 0);
  }
};

}  // namespace

TEST_CASE("killed at any moment of an import, the memory has the old or the new content") {
  const Fixture fixture;
  const std::vector<std::string> import{"-m", fixture.memory.string(), "import",
                                        fixture.large.string()};
  const auto start = std::chrono::steady_clock::now();
  REQUIRE(run(import, fixture.log) == 0);
  const auto whole = std::chrono::steady_clock::now() - start;
  REQUIRE(run({"-m", fixture.memory.string(), "undo"}, fixture.log) == 0);

  std::mt19937 random(50);
  int interrupted = 0;
  for (int i = 0; i < 50; ++i) {
    Program program(import, fixture.log);
    std::this_thread::sleep_for(whole * (random() % 1000) / 1000);
    program.kill();
    program.wait();
    const std::int64_t units = unit_count(fixture.memory);
    CHECK(integrity(fixture.memory) == "ok");
    CHECK((units == kOldUnits || units == kOldUnits + kNewUnits));
    if (units == kOldUnits) ++interrupted;
    if (units > kOldUnits) REQUIRE(run({"-m", fixture.memory.string(), "undo"}, fixture.log) == 0);
  }
  CHECK(interrupted > 0);
}

TEST_CASE("when the disk is full the import says so and nothing is lost") {
  const Fixture fixture;
  const auto limit_file_size = [] {
    const rlimit limit{300'000, 300'000};
    setrlimit(RLIMIT_FSIZE, &limit);
  };
  Program program({"-m", fixture.memory.string(), "import", fixture.large.string()}, fixture.log,
                  limit_file_size);
  CHECK(program.wait() == 2);
  CHECK_THAT(program.output(), ContainsSubstring("disk full") || ContainsSubstring("disk is full"));
  CHECK(integrity(fixture.memory) == "ok");
  CHECK(unit_count(fixture.memory) == kOldUnits);
}

TEST_CASE("a memory that may not be written can be read, and says so when written to") {
  const Fixture fixture;
  const auto as_nobody = [] {
    constexpr uid_t kNobody = 65534;  // permissions do not bind root
    if (geteuid() == 0 && (setgid(kNobody) != 0 || setuid(kNobody) != 0)) _exit(126);
  };
  fs::permissions(fixture.memory, fs::perms::owner_read | fs::perms::others_read);
  fs::permissions(fixture.folder / "",
                  fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
  Program reader({"-m", fixture.memory.string(), "show", "1"}, fixture.log, as_nobody);
  CHECK(reader.wait() == 0);
  Program writer({"-m", fixture.memory.string(), "delete", "1"}, fixture.log, as_nobody);
  CHECK(writer.wait() == 2);
  CHECK_THAT(writer.output(), ContainsSubstring("cannot be written"));
  CHECK(unit_count(fixture.memory) == kOldUnits);
}

TEST_CASE("four processes that write at once all succeed, and every unit is there") {
  const Fixture fixture;
  constexpr int kWriters = 4;
  constexpr int kFiles = 5;
  constexpr int kUnits = 200;
  std::vector<std::thread> writers;
  std::vector<int> failures(kWriters);
  for (int w = 0; w < kWriters; ++w) {
    writers.emplace_back([&fixture, &failures, w] {
      const std::string name = "w" + std::to_string(w);
      for (int f = 0; f < kFiles; ++f) {
        const fs::path file = fixture.folder / (name + ".tmx").c_str();
        write_tmx(file, kUnits, name + "-" + std::to_string(f));
        const fs::path log = fixture.folder / (name + ".log").c_str();
        const int code = run({"-m", fixture.memory.string(), "import", file.string()}, log);
        failures[static_cast<std::size_t>(w)] += code == 0 ? 0 : 1;
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  CHECK(failures == std::vector<int>(kWriters));
  CHECK(unit_count(fixture.memory) == kOldUnits + kWriters * kFiles * kUnits);
  CHECK(integrity(fixture.memory) == "ok");
}

TEST_CASE("four processes may create the same memory at once") {
  const TemporaryFolder folder;
  for (int round = 0; round < 10; ++round) {
    const fs::path memory = folder / ("m" + std::to_string(round)).c_str();
    std::vector<std::thread> writers;
    for (int w = 0; w < 4; ++w) {
      writers.emplace_back([&folder, memory, w] {
        const std::string number = std::to_string(w);
        const fs::path log = folder / ("log" + number).c_str();
        const int code =
            run({"-m", memory.string(), "add", "en=text " + number, "tr=metin " + number}, log);
        if (code != 0) throw std::runtime_error(std::ifstream(log).is_open() ? "failed" : "no log");
      });
    }
    for (std::thread& writer : writers) writer.join();
    CHECK(unit_count(memory) == 4);
  }
}

TEST_CASE(
    "what align learnt is kept where the memory can be written; it aligns the same elsewhere") {
  const Fixture fixture;
  std::ofstream(fixture.folder / "en.txt") << "old number 0\nold number 1\n";
  std::ofstream(fixture.folder / "tr.txt") << "0 numaralı old\n1 numaralı old\n";
  const auto align = [&] {
    Program program({"-m", fixture.memory.string(), "align", (fixture.folder / "en.txt").string(),
                     (fixture.folder / "tr.txt").string(), "-s", "en", "-t", "tr",
                     "--pre-segmented", "--format", "json"},
                    fixture.log);
    CHECK(program.wait() == 0);
    return program.output();
  };
  const auto kept = [&] {
    sqlite::Database database(fixture.memory, sqlite::OpenMode::read_write);
    return database.query_int("SELECT count(*) FROM sqlite_schema WHERE name = 'learnt_words'");
  };
  std::string locked;
  {
    sqlite::Database writer(fixture.memory, sqlite::OpenMode::read_write);
    const sqlite::Transaction transaction(writer);
    locked = align();
  }
  CHECK(kept() == 0);
  const std::string first = align();
  CHECK(kept() == 1);
  CHECK(first == locked);
  CHECK(align() == first);
  CHECK(run({"-m", fixture.memory.string(), "verify"}, fixture.log) == 0);
  {
    sqlite::Database damage(fixture.memory, sqlite::OpenMode::read_write);
    damage.execute("UPDATE learnt_words SET words = substr(words, 9)");
  }
  CHECK(run({"-m", fixture.memory.string(), "verify"}, fixture.log) == 3);
  CHECK(align() == first);
  CHECK(run({"-m", fixture.memory.string(), "verify"}, fixture.log) == 0);
}
