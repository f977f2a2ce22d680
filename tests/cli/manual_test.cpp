// The manual page is what the program makes of its own options, and every command has a help.

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "catch.h"
#include "cli/program.h"
#include "cli/transcript.h"
#include "temporary_folder.h"

namespace {

constexpr const char* kManual = CALQUE_SOURCE_DIR "/docs/calque.1";

std::string run(const std::vector<std::string>& arguments, const TemporaryFolder& folder) {
  Program program(arguments, folder / "out");
  REQUIRE(program.wait() == 0);
  return program.output();
}

/// The names that a list of the help has: the first words of its lines that are indented.
std::vector<std::string> commands_of(const std::string& help) {
  std::vector<std::string> names;
  std::istringstream lines(help);
  bool options = false;
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.front() != ' ') options = line == "Options" || line == "Arguments";
    const bool named = line.size() > 2 && line.starts_with("  ") && line[2] != ' ';
    if (named && !options) names.push_back(line.substr(2, line.find(' ', 2) - 2));
  }
  return names;
}

void check_help(const std::vector<std::string>& command, const TemporaryFolder& folder) {
  std::vector<std::string> arguments = command;
  arguments.emplace_back("--help");
  const std::string help = run(arguments, folder);
  INFO(help);
  const std::size_t examples = help.find("\nExamples\n  calque ");
  REQUIRE(examples != std::string::npos);
  // Two of them.
  CHECK(help.find("\n  calque ", examples + 12) != std::string::npos);
  for (const char* jargon : {":{", "Excludes", "Needs:", "REQUIRED", "UINT"}) {
    CHECK_THAT(help, !ContainsSubstring(jargon));
  }
}

}  // namespace

TEST_CASE("the manual page is the one that the program writes") {
  const TemporaryFolder folder;
  const std::string now = run({"help", "--man"}, folder);
  if (std::getenv("CALQUE_UPDATE_TRANSCRIPTS") != nullptr) std::ofstream(kManual) << now;
  CHECK(now == transcript::read_file(kManual));
}

TEST_CASE("every command is listed in a group, and its help has two examples and no jargon") {
  const TemporaryFolder folder;
  const std::vector<std::string> commands = commands_of(run({"--help"}, folder));
  CHECK(commands.size() > 30);
  for (const std::string& command : commands) {
    check_help({command}, folder);
    if (command != "glossary" && command != "words" && command != "lexicon" && command != "token")
      continue;
    for (const std::string& under : commands_of(run({command, "--help"}, folder))) {
      if (under != "calque") check_help({command, under}, folder);
    }
  }
}

TEST_CASE("every command of the completions is listed in the help") {
  const TemporaryFolder folder;
  const std::string help = run({"--help"}, folder);
  std::istringstream lines(run({"completions", "bash", "--ask", "--", ""}, folder));
  std::string line;
  std::getline(lines, line);
  CHECK(line == "words");
  std::size_t count = 0;
  while (std::getline(lines, line)) {
    const std::string name = line.substr(0, line.find('\t'));
    if (name == "help") continue;
    CHECK_THAT(help, ContainsSubstring("\n  " + name + " "));
    ++count;
  }
  CHECK(count > 30);
}

TEST_CASE("every option that the program completes stands in the manual") {
  const TemporaryFolder folder;
  std::string page = transcript::read_file(kManual);
  for (std::size_t at = 0; (at = page.find("\\-", at)) != std::string::npos; ++at) {
    page.erase(at, 1);
  }
  std::istringstream lines(run({"completions", "bash", "--ask", "--", "match", "-"}, folder));
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    CHECK_THAT(page, ContainsSubstring(line.substr(0, line.find('\t'))));
  }
}
