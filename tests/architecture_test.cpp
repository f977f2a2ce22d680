#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "catch.h"

namespace fs = std::filesystem;

namespace {

/// Each folder of src/ may include those before it.
constexpr std::array<std::string_view, 25> kOrder{
    "file",    "sqlite", "text",  "model",  "document", "segment",  "words",   "align",  "match",
    "formats", "index",  "store", "lookup", "transfer", "glossary", "lexicon", "upkeep", "leverage",
    "check",   "report", "mcp",   "desk",   "web",      "server",   "cli"};

std::ptrdiff_t rank_of(std::string_view folder) {
  return std::ranges::find(kOrder, folder) - kOrder.begin();
}

/// The folders that define what the public headers declare.
const std::map<std::string, std::string, std::less<>> kPublicHeaders{
    {"byte_range.h", "text"},   {"language.h", "model"},  {"segment.h", "model"},
    {"markup.h", "model"},      {"unit.h", "model"},      {"segmenter.h", "segment"},
    {"align.h", "align"},       {"match.h", "match"},     {"format.h", "formats"},
    {"session.h", "store"},     {"memory.h", "store"},    {"unit_cursor.h", "store"},
    {"lookup.h", "lookup"},     {"import.h", "transfer"}, {"export.h", "transfer"},
    {"glossary.h", "glossary"}, {"check.h", "check"}};

/// Of all folders, before the first.
bool is_for_all(std::string_view header) {
  return header == "error.h" || header == "version.h";
}

/// "store" of `#include "store/schema.h"` and of `#include "calque/session.h"`; empty for other
/// lines.
std::string included_folder(const std::string& line) {
  constexpr std::string_view kStart = "#include \"";
  if (!line.starts_with(kStart)) return {};
  const std::size_t slash = line.find('/');
  if (slash == std::string::npos) return {};
  const std::string folder = line.substr(kStart.size(), slash - kStart.size());
  const std::string file = line.substr(slash + 1, line.rfind('"') - slash - 1);
  if (folder != "calque") return folder;
  return is_for_all(file) ? "" : kPublicHeaders.at(file);
}

}  // namespace

TEST_CASE("dependencies between the folders of src point one way only") {
  const fs::path source = fs::path(CALQUE_SOURCE_DIR) / "src";
  std::size_t checked = 0;
  for (const auto& folder : fs::directory_iterator(source)) {
    if (!folder.is_directory()) continue;
    const std::string name = folder.path().filename().string();
    INFO("folder " << name);
    REQUIRE(rank_of(name) < std::ssize(kOrder));
    for (const auto& file : fs::recursive_directory_iterator(folder.path())) {
      const auto extension = file.path().extension();
      if (extension != ".h" && extension != ".cpp") continue;
      std::ifstream in(file.path());
      for (std::string line; std::getline(in, line);) {
        const std::string included = included_folder(line);
        if (included.empty()) continue;
        INFO(file.path().string() << ": " << line);
        CHECK(rank_of(included) <= rank_of(name));
        ++checked;
      }
    }
  }
  CHECK(checked > 0);
}

TEST_CASE("public headers include nothing but public headers and the standard library") {
  for (const auto& file : fs::directory_iterator(fs::path(CALQUE_SOURCE_DIR) / "include/calque")) {
    const std::string name = file.path().filename().string();
    if (file.path().extension() != ".h") continue;
    INFO(name);
    CHECK((is_for_all(name) || kPublicHeaders.contains(name)));
    std::ifstream in(file.path());
    for (std::string line; std::getline(in, line);) {
      if (!line.starts_with("#include")) continue;
      INFO(line);
      CHECK((line.starts_with("#include \"calque/") || line.find(".h>") == std::string::npos));
    }
  }
}

TEST_CASE("the program of docs/library.md is the one that is built against the installed library") {
  const auto whole = [](const char* name) {
    std::ifstream in(fs::path(CALQUE_SOURCE_DIR) / name);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  CHECK(whole("docs/library.md").find("```cpp\n" + whole("tests/package/consumer.cpp") + "```\n") !=
        std::string::npos);
}

TEST_CASE("no source file is longer than 400 lines") {
  for (const auto& file : fs::recursive_directory_iterator(fs::path(CALQUE_SOURCE_DIR) / "src")) {
    const auto extension = file.path().extension();
    if (extension != ".h" && extension != ".cpp") continue;
    std::ifstream in(file.path());
    std::size_t lines = 0;
    for (std::string line; std::getline(in, line);) ++lines;
    INFO(file.path().string());
    CHECK(lines <= 400);
  }
}

namespace {

/// Lines of src that have `word`, as "cli/console.cpp: line", but for those of the files `allowed`.
std::vector<std::string> uses_of(std::string_view word, const std::vector<std::string>& allowed) {
  const fs::path source = fs::path(CALQUE_SOURCE_DIR) / "src";
  std::vector<std::string> uses;
  for (const auto& file : fs::recursive_directory_iterator(source)) {
    const auto extension = file.path().extension();
    const std::string name = fs::relative(file.path(), source).string();
    if ((extension != ".h" && extension != ".cpp") ||
        std::ranges::find(allowed, name) != allowed.end()) {
      continue;
    }
    std::ifstream in(file.path());
    for (std::string line; std::getline(in, line);) {
      if (line.find(word) != std::string::npos) uses.push_back(name + ": " + line);
    }
  }
  return uses;
}

}  // namespace

TEST_CASE("the environment is read in one place of the command line, and nowhere in the library") {
  for (const char* word : {"getenv", "environ;", "environ["}) {
    CHECK(uses_of(word, {"cli/console.cpp"}).empty());
  }
  CHECK_FALSE(uses_of("getenv", {}).empty());
}

TEST_CASE("headers of POSIX are included in one folder, and by the server") {
  for (const char* header : {"<unistd.h>", "<sys/", "<fcntl.h>", "<dirent.h>", "<poll.h>",
                             "<pthread.h>", "<pwd.h>", "<signal.h>", "<termios.h>"}) {
    for (const std::string& use : uses_of(std::string("#include ") + header, {})) {
      INFO(use);
      // The server and the program that runs it are of systems that have processes as POSIX has.
      const bool of_server = use.starts_with("server/") || use.starts_with("cli/server/");
      CHECK((use.starts_with("file/") || of_server));
    }
  }
  CHECK_FALSE(uses_of("#include <unistd.h>", {}).empty());
}

TEST_CASE("messages reach the terminal through one filter, and the library writes to no stream") {
  CHECK(uses_of("std::cerr", {"cli/console.cpp"}).empty());
  CHECK(uses_of("std::clog", {}).empty());
  // Of the first, whether it is a terminal; of the last, a signal handler's fixed message.
  CHECK(uses_of("STDERR_FILENO", {"file/system.cpp", "file/signals.cpp"}).empty());
  for (const char* word : {"stderr", "printf(", "puts("}) {
    for (const std::string& use : uses_of(word, {})) {
      INFO(use);
      const bool harmless = use.find("snprintf(") != std::string::npos ||
                            use.find("nputs(") != std::string::npos ||  // "refuse_inputs("
                            use.find("tputs(") != std::string::npos ||  // "names_of_outputs("
                            use.find("stderr_is_terminal") != std::string::npos;
      CHECK(harmless);
    }
  }
  for (const std::string& use : uses_of("std::cout", {})) {
    INFO(use);
    CHECK(use.starts_with("cli/"));  // where SafeOutput stands between it and the terminal
  }
}
