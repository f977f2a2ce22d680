// The manual page must name every command and every option that the program has.

#include <fstream>
#include <sstream>

#include "catch.h"
#include "cli/program.h"
#include "cli/transcript.h"
#include "temporary_folder.h"

namespace {

/// The manual page without its typesetting.
std::string manual() {
  const std::string source = transcript::read_file(CALQUE_SOURCE_DIR "/docs/calque.1");
  std::string out;
  for (std::size_t i = 0; i < source.size(); ++i) {
    if (source.compare(i, 2, "\\f") == 0) {
      i += 2;  // a change of font: \fB
    } else if (source.compare(i, 2, "\\-") == 0) {
      out += '-';
      ++i;
    } else {
      out += source[i];
    }
  }
  return out;
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::string run(const std::vector<std::string>& arguments, const TemporaryFolder& folder) {
  Program program(arguments, folder / "out");
  REQUIRE(program.wait() == 0);
  return program.output();
}

}  // namespace

TEST_CASE("the manual page names every option of every command") {
  const TemporaryFolder folder;
  const std::string page = manual();
  const std::string script = run({"completions", "fish"}, folder);
  std::size_t options = 0;
  std::istringstream lines(script);
  for (std::string line; std::getline(lines, line);) {
    const auto words = words_of(line.substr(0, line.find(" -d ")));
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (words[i] != "-l" && words[i] != "-a") continue;
      INFO(line);
      CHECK_THAT(page, ContainsSubstring(words[i] == "-l" ? "--" + words[i + 1] : words[i + 1]));
      ++options;
    }
  }
  CHECK(options > 20);
}

TEST_CASE("every command tells its options") {
  const TemporaryFolder folder;
  const std::string script = run({"completions", "fish"}, folder);
  std::istringstream lines(script);
  for (std::string line; std::getline(lines, line);) {
    const auto words = words_of(line);
    const auto at = std::find(words.begin(), words.end(), "-a");
    if (at == words.end()) continue;
    std::vector<std::string> command{at[1], "--help"};
    // That of a command under another is named in the condition: -n '__fish_seen... glossary'.
    const auto parent = std::find(words.begin(), words.end(), "'__fish_seen_subcommand_from");
    if (parent != words.end())
      command.insert(command.begin(), parent[1].substr(0, parent[1].size() - 1));
    CHECK_THAT(run(command, folder), ContainsSubstring(at[1]));
  }
}
