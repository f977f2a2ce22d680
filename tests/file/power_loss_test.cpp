// Files that the program writes, when the power goes or the program is killed at any moment: the
// whole old content is there, or the whole new one.

#include <csignal>
#include <fstream>
#include <iostream>
#include <iterator>

#include "catch.h"
#include "cli/program.h"
#include "file/replay.h"
#include "temporary_folder.h"

namespace fs = std::filesystem;

namespace {

using Arguments = std::vector<std::string>;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

/// A memory and articles, and a folder `out` that is watched.
struct Fixture {
  TemporaryFolder folder;
  fs::path out = folder / "out";
  fs::path journal = folder / "journal";
  std::string memory = (folder / "m.calque").string();
  std::string article = (folder / "a.html").string();

  Fixture() {
    fs::create_directories(out);
    std::string table = "en\tde\n";
    for (int i = 0; i < 2000; ++i) {
      const std::string number = std::to_string(i);
      table += "Sentence number " + number + ".\tSatz Nummer " + number + ".\n";
    }
    table += "Sentence number 4 or 5.\tSatz Nummer 4.\n";  // a finding of a check
    write_file(folder / "units.tsv", table);
    write_file(folder / "terms.tsv", "en\tde\nsentence\tSatz\nnumber\tNummer\n");
    write_file(article, "<p>Sentence number 3. Sentence number 4.</p>");
    write_file(folder / "b.html", "<p>Satz Nummer 3. Satz Nummer 4.</p>");
    REQUIRE(run({"import", (folder / "units.tsv").string()}) == 0);
    REQUIRE(run({"glossary", "import", (folder / "terms.tsv").string()}) == 0);
  }

  /// @param kill the step at which it is killed, see journal.cpp; 0 is never.
  int run(const Arguments& arguments, int kill = 0) {
    Arguments all{"-q", "-m", memory};
    all.insert(all.end(), arguments.begin(), arguments.end());
    fs::remove(journal);
    Program program(all, folder / "log.txt", [&] {
      setenv("LD_PRELOAD", CALQUE_JOURNAL_MODULE, 1);
      setenv("ASAN_OPTIONS", "verify_asan_link_order=0:detect_leaks=0", 1);
      setenv("CALQUE_JOURNAL", journal.c_str(), 1);
      setenv("CALQUE_JOURNAL_FOLDER", out.c_str(), 1);
      if (kill > 0) setenv("CALQUE_JOURNAL_KILL", std::to_string(kill).c_str(), 1);
    });
    return program.wait();
  }
};

struct Case {
  const char* file;
  Arguments arguments;  ///< "OUT" stands for the path of the file.
};

std::vector<Case> cases(const Fixture& fixture) {
  return {
      {"a.tmx", {"export", "-o", "OUT"}},
      {"a.tsv", {"export", "-s", "en", "-t", "de", "-o", "OUT"}},
      {"a.tbx", {"glossary", "export", "-o", "OUT"}},
      {"a.html", {"pretranslate", fixture.article, "-s", "en", "-t", "de", "-o", "OUT"}},
      {"a.xlf", {"pretranslate", fixture.article, "-s", "en", "-t", "de", "-o", "OUT"}},
      {"a.json",
       {"align", fixture.article, (fixture.folder / "b.html").string(), "-s", "en", "-t", "de",
        "-o", "OUT"}},
      {"page.html",
       {"align", fixture.article, (fixture.folder / "b.html").string(), "-s", "en", "-t", "de",
        "-o", "OUT"}},
      {"a.csv", {"analyze", fixture.article, "-s", "en", "-t", "de", "-o", "OUT"}},
      {"receipt.json", {"analyze", fixture.article, "-s", "en", "-t", "de", "--receipt", "OUT"}},
      {"baseline.txt", {"check", "--fail-on", "never", "--write-baseline", "OUT"}}};
}

Arguments with_path(Arguments arguments, const fs::path& path) {
  for (std::string& argument : arguments) {
    if (argument == "OUT") argument = path.string();
  }
  return arguments;
}

/// How many outcomes were looked at.
int check_outcomes(const fs::path& folder, const fs::path& path,
                   const std::optional<std::string>& old, const std::vector<Step>& steps,
                   UncertainDisk disk) {
  const std::string content = read_file(path);
  int outcomes = 0;
  for (std::size_t done = 0; done <= steps.size(); ++done) {
    if (done > 0) disk.apply(steps[done - 1]);
    INFO(folder.string() << ": after step " << done << " of " << steps.size());
    int wrong = 0;
    disk.for_each_outcome(path.string(), [&](const std::optional<std::string>& found) {
      ++outcomes;
      const bool is_new = found == content;
      if (!is_new && (done == steps.size() || found != old)) ++wrong;
    });
    CHECK(wrong == 0);
  }
  return outcomes;
}

}  // namespace

TEST_CASE("after a power cut at any point a file is whole, and new once the command has ended") {
  Fixture fixture;
  int points = 0;
  int outcomes = 0;
  for (const Case& written : cases(fixture)) {
    for (const bool exists : {true, false}) {
      const fs::path path = fixture.out / written.file;
      INFO(written.file << (exists ? ", replaced" : ", new"));
      UncertainDisk disk(fixture.out);
      std::optional<std::string> old;
      fs::remove(path);
      if (exists) {
        old = "the old content, which was there before";
        write_file(path, *old);
        disk.add(path);
      }
      REQUIRE(fixture.run(with_path(written.arguments, path)) == 0);
      const std::vector<Step> steps = read_journal(fixture.journal);
      CHECK(steps.size() >= 5);  // create, write, sync, rename, sync
      points += static_cast<int>(steps.size()) + 1;
      outcomes += check_outcomes(fixture.out, path, old, steps, disk);
    }
  }
  std::cout << "power cuts: " << points << " points, " << outcomes << " outcomes\n";
}

TEST_CASE("after a power cut a part of a split memory is whole, or not there") {
  Fixture fixture;
  const fs::path part = fixture.out / "units.tsv.calque";
  REQUIRE(fixture.run({"split", fixture.out.string(), "--by", "file"}) == 0);
  REQUIRE(fs::exists(part));
  const std::vector<Step> steps = read_journal(fixture.journal);
  const int outcomes =
      check_outcomes(fixture.out, part, std::nullopt, steps, UncertainDisk(fixture.out));
  std::cout << "split: " << steps.size() << " points, " << outcomes << " outcomes\n";
}

TEST_CASE("killed in any step of its writing, the program leaves the file as it was, or new") {
  Fixture fixture;
  const fs::path path = fixture.out / "a.tmx";
  const Arguments arguments{"export", "-o", path.string()};
  REQUIRE(fixture.run(arguments) == 0);
  const std::string whole = read_file(path);
  const int steps = static_cast<int>(read_journal(fixture.journal).size());
  const std::string old = "the old content";
  int killed = 0;
  for (int step = 1; step <= steps; ++step) {
    INFO("killed in step " << step << " of " << steps);
    write_file(path, old);
    if (fixture.run(arguments, step) == -SIGKILL) ++killed;
    const std::string found = read_file(path);
    const bool is_whole = found.size() == whole.size() && found.ends_with("</tmx>\n");
    CHECK((found == old || is_whole));
  }
  CHECK(killed == steps);
  for (const auto& left : fs::directory_iterator(fixture.out)) {
    const fs::path name = left.path().filename();
    CHECK((name == "a.tmx" || name.extension() == ".part"));
  }
  std::cout << "kills: " << killed << '\n';
}
