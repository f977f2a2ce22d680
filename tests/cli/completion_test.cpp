// The completions are tried in the shells themselves.

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catch.h"
#include "cli/program.h"
#include "cli/transcript.h"
#include "temporary_folder.h"

namespace fs = std::filesystem;

namespace {

/// A folder with files to complete, and a memory of English, Turkish and German.
class Place {
 public:
  Place() {
    write("words.csv", "en,tr,de\nYes.,Evet.,Ja.\nNo.,Hayır.,Nein.\n");
    write("news.tmx", "");
    write("notes.txt", "Yes.");
    write("own.calque", "");
    fs::create_directories(folder_ / "texts");
    Program import(
        {"-m", (folder_ / "m.calque").string(), "import", "-q", (folder_ / "words.csv").string()},
        folder_ / "log");
    REQUIRE(import.wait() == 0);
  }

  /// What a script of a shell prints.
  std::string run(const std::string& shell, const std::string& script) {
    write("script", script);
    const std::string program = fs::path(CALQUE_PROGRAM).parent_path().string();
    const std::string command = "cd '" + folder() + "' && env -i HOME='" + folder() + "' PATH='" +
                                program + ":/usr/local/bin:/usr/bin:/bin' TERM=dumb " +
                                "LC_ALL=C.UTF-8 " + shell + " script > out 2> err";
    // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread
    const int code = std::system(command.c_str());
    INFO(transcript::read_file(folder_ / "err"));
    REQUIRE(code == 0);
    return transcript::read_file(folder_ / "out");
  }

  std::string folder() const { return (folder_ / "").string(); }

 private:
  void write(const std::string& name, const std::string& content) {
    std::ofstream(folder_ / name.c_str()) << content;
  }

  TemporaryFolder folder_;
};

/// The words that bash proposes at the end of a command line.
std::string in_bash(Place& place, const std::string& line) {
  return place.run("bash --norc",
                   "source <(calque completions bash)\n"
                   "COMP_WORDS=(" +
                       line +
                       ")\n"
                       "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n"
                       "_calque\n"
                       "printf '%s\\n' \"${COMPREPLY[@]}\"\n");
}

std::string in_fish(Place& place, const std::string& line) {
  return place.run("fish --no-config",
                   "calque completions fish | source\ncomplete -C '" + line + "'\n");
}

/// zsh tells what it would insert only while somebody types: what is handed to `compadd` and
/// `_files` is printed instead.
std::string in_zsh(Place& place, const std::string& line) {
  return place.run("zsh -f",
                   "compdef() { }\n"
                   "source <(calque completions zsh)\n"
                   "compadd() { print -l -- $names }\n"
                   "_files() { print -l -- files \"$@\" }\n"
                   "words=(" +
                       line +
                       ")\n"
                       "CURRENT=${#words}\n"
                       "_calque\n");
}

/// Each of the words stands on a line of its own.
void check_words(const std::string& output, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    INFO(output);
    CHECK_THAT("\n" + output, ContainsSubstring("\n" + word));
  }
}

}  // namespace

TEST_CASE("each shell completes commands, options and their values") {
  Place place;
  using Complete = std::string (*)(Place&, const std::string&);
  const auto tried = [&](Complete complete, const std::string& empty) {
    check_words(complete(place, "calque pretr"), {"pretranslate"});
    check_words(complete(place, "calque glossary " + empty), {"add", "import", "lookup"});
    check_words(complete(place, "calque match --pen"), {"--penalty"});
    check_words(complete(place, "calque export --profile " + empty), {"plain", "omegat", "memoq"});
    check_words(complete(place, "calque -m m.calque match -s " + empty), {"en", "tr", "de"});
    check_words(complete(place, "calque match --memory m.calque -l en,t"), {"en,tr"});
    check_words(complete(place, "calque -m m.calque undo " + empty), {"1"});
    check_words(complete(place, "calque check --only num"), {"numbers", "number-format"});
  };
  SECTION("bash") {
    tried(in_bash, "\"\"");
  }
  SECTION("zsh") {
    tried(in_zsh, "\"\"");
  }
  SECTION("fish") {
    tried(in_fish, "");
  }
}

TEST_CASE("bash completes files by what the command reads") {
  Place place;
  const std::string units = in_bash(place, "calque import \"\"");
  check_words(units, {"news.tmx", "words.csv", "texts"});
  CHECK_THAT(units, !ContainsSubstring("own.calque"));
  const std::string memories = in_bash(place, "calque -m \"\"");
  check_words(memories, {"m.calque", "own.calque", "texts"});
  CHECK_THAT(memories, !ContainsSubstring("news.tmx"));
  check_words(in_bash(place, "calque split t"), {"texts"});
}

TEST_CASE("fish completes files by what the command reads") {
  Place place;
  const std::string memories = in_fish(place, "calque -m ");
  check_words(memories, {"m.calque", "own.calque", "texts/"});
  CHECK_THAT(memories, !ContainsSubstring("news.tmx"));
}

TEST_CASE("zsh asks for files by what the command reads") {
  Place place;
  CHECK_THAT(in_zsh(place, "calque -m \"\""), ContainsSubstring(".calque"));
  CHECK_THAT(in_zsh(place, "calque import \"\""), ContainsSubstring(".tmx"));
}

TEST_CASE("where something is wrong there is nothing to complete, and no message") {
  Place place;
  CHECK(in_bash(place, "calque -m none.calque match -s \"\"") == "\n");
  CHECK(in_bash(place, "calque -m news.tmx undo \"\"") == "\n");
}
