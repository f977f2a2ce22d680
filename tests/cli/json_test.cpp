// What commands print with --json is what docs/json.md says.

#include "cli/json_schema.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <sys/wait.h>

#include "catch.h"
#include "cli/program.h"
#include "cli/transcript.h"
#include "temporary_folder.h"

namespace fs = std::filesystem;

namespace {

/// Commands, one after the other in a folder with the samples. What a command prints is compared
/// where its name is given; the others prepare something.
struct Try {
  std::string command;  ///< As the document names it; empty for none.
  std::string line;     ///< After "calque ".
};

const std::vector<Try> kTries{
    {"import", "import tmx/news.tmx tmx/software.tmx --json"},
    {"import", "import tmx/news.tmx --json"},
    {"glossary import", "glossary import glossaries/news.tbx --json"},
    {"glossary add", "glossary add en=pier tr=iskele --domain transport --note N --json"},
    {"glossary add", "glossary add en=pier tr=iskele --domain transport --note N --json"},
    {"glossary edit", "glossary edit 23 tr=rıhtım --status admitted --json"},
    {"glossary list", "glossary list --json"},
    {"glossary lookup", "glossary lookup -s en -t tr \"The ferries at the pier are late.\" --json"},
    {"glossary delete", "glossary delete 23 --json"},
    {"glossary extract", "glossary extract -s en -t tr --min-count 2 --json"},
    {"words explain", "words explain -s en ferries --json"},
    {"words explain", "words explain -s en ferry ferries --json"},
    {"words explain", "words explain -s zu amanzi --json"},
    {"add", "add en=\"It is Monday, 5 May.\" tr=\"5 Mayıs Pazartesi.\" --note N --prop a=b --json"},
    {"add", "add en=\"It is Monday, 5 May.\" tr=\"5 Mayıs Pazartesi.\" --json"},
    {"edit", "edit 47 tr=\"Bugün 5 Mayıs Pazartesi.\" --json"},
    {"show", "show 9 46 47 --json"},
    {"concordance", "concordance ferry --json"},
    {"", "-m other.calque add en=\"The ferry\" de=\"Die Fähre\""},
    {"concordance", "concordance ferry --also other.calque --json"},
    {"match", "match -s en -t tr \"It is Monday, 6 May.\" --also other.calque --json"},
    {"match", "match -s en -t tr \"No one was injured today in 3 ferries.\" --json --min 40"},
    {"match", "-m other.calque match -s en -t de \"She said that the ferry is late.\" --json"},
    {"segment", "segment articles/harbour.en.md -s en --json --explain"},
    {"lexicon build", "lexicon build -s en -t tr --files-only tmx/news.tmx --json"},
    {"lexicon list", "lexicon list --json"},
    {"", "lexicon remove -s en -t tr"},
    {"align", "align articles/harbour.en.md articles/harbour.tr.md -s en -t tr --json"},
    {"align",
     "align articles/harbour.en.md articles/harbour.tr.md -s en -t tr --add --min-confidence 90 "
     "--json -o pairs.tsv"},
    {"analyze",
     "analyze articles/harbour.en.md articles/reopening.en.md -s en -t tr --internal --json"},
    {"analyze",
     "analyze articles/reopening.en.md -s en -t tr --price 0.1 --currency EUR --minimum 5 --json"},
    {"pretranslate", "pretranslate articles/reopening.en.md -s en -t tr --json"},
    {"pretranslate", "pretranslate articles/reopening.en.md -s en -t tr --json -o reopening.tr.md"},
    {"", "pretranslate articles/reopening.en.md -s en -t tr -o reopening.xlf"},
    {"finish", "finish reopening.xlf articles/reopening.en.md --drafts -o done.md --json"},
    {"finish", "finish reopening.xlf articles/reopening.en.md -o done.md --json"},
    {"", "import storm.po -l en,de"},
    {"pretranslate", "pretranslate storm.po -s en -t de -o out.po --json"},
    {"analyze --delivered", "analyze storm.po --delivered storm.po -s en -t de --json"},
    {"check", "check -s en -t tr --json"},
    {"check", "check tmx/news.tmx --on all --json --fail-on never"},
    {"check", "check --pair articles/harbour.en.md articles/harbour.tr.md -s en -t tr --json"},
    {"status", "status articles/harbour.en.md articles/reopening.en.md -s en -t tr,de --json"},
    {"config", "config --json"},
    {"batches", "batches --json"},
    {"stats", "stats --json"},
    {"", "token add ada --role write --tokens tokens.json"},
    {"token list", "token list --tokens tokens.json --json"},
    {"export", "export -o all.tmx --json"},
    {"export", "export -o all.csv -l en,tr --json"},
    {"glossary export", "glossary export -o terms.tbx --json"},
    {"glossary export", "glossary export -o terms.utx -l en,tr --json"},
    {"backup", "backup -o copy.calque --json"},
    {"replace", "replace Monday Tuesday --json"},
    {"replace", "replace Tuesday Monday --json --dry-run"},
    {"clean", "clean --spaces --json --dry-run"},
    {"retag", "retag el el-GR --json"},
    {"confirm", "confirm 47 --json"},
    {"", "add en=Yes tr=Evet"},
    {"", "import twice.csv"},
    {"dedupe", "dedupe --json"},
    {"merge", "merge other.calque --json"},
    {"split", "split parts --by file --json"},
    {"compact", "compact --json"},
    {"verify", "verify --json"},
    {"verify", "verify --rebuild --json"},
    {"delete", "delete 1 2 --json"},
    {"undo", "undo --json"},
    {"recover", "recover other.calque rescued.calque --json"},
};

/// Runs one in the folder; its standard output.
std::string run(const fs::path& folder, const std::string& line) {
  const std::string program = fs::path(CALQUE_PROGRAM).parent_path().string();
  const std::string command = "cd '" + folder.string() + "' && env -i HOME='" + folder.string() +
                              "' PATH='" + program +
                              ":/usr/bin:/bin' DICPATH=/none CALQUE_USER=ada" +
                              " LC_ALL=C.UTF-8 calque " + line + " > out 2> err";
  // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread
  const int status = std::system(command.c_str());
  INFO(line);
  INFO(transcript::read_file(folder / "err"));
  REQUIRE(WIFEXITED(status));
  REQUIRE(WEXITSTATUS(status) != 2);
  return transcript::read_file(folder / "out");
}

void prepare(const fs::path& folder) {
  const fs::path source(CALQUE_SOURCE_DIR);
  fs::copy(source / "tmx", folder / "tmx", fs::copy_options::recursive);
  fs::copy(source / "glossaries", folder / "glossaries", fs::copy_options::recursive);
  fs::copy(source / "docs/articles", folder / "articles", fs::copy_options::recursive);
  std::ofstream(folder / "storm.po") << "msgid \"The storm\"\nmsgstr \"Der Sturm\"\n\nmsgid \"No "
                                        "one was injured.\"\nmsgstr \"\"\n";
  std::ofstream(folder / "twice.csv") << "en,tr\nYes,Evet\n";
}

const JsonSchema& schema() {
  static const JsonSchema kSchema(transcript::read_file(CALQUE_SOURCE_DIR "/docs/json.md"));
  return kSchema;
}

}  // namespace

TEST_CASE("every line of JSON has the keys and types of its table") {
  const TemporaryFolder temporary;
  const fs::path folder = temporary / "";
  prepare(folder);
  for (const auto& [command, line] : kTries) {
    const std::string output = run(folder, line);
    if (command.empty()) continue;
    INFO(line);
    CHECK_FALSE(output.empty());
    std::istringstream lines(output);
    for (std::string written; std::getline(lines, written);) {
      INFO(written);
      CHECK(schema().problem(command, nlohmann::json::parse(written)) == "");
    }
  }
}

TEST_CASE("every command that takes --json is tried and documented") {
  const TemporaryFolder folder;
  std::set<std::string> tried;
  for (const Try& one : kTries) tried.insert(one.command);
  const auto ask = [&](const std::vector<std::string>& words) {
    std::vector<std::string> arguments{"completions", "bash", "--ask", "--"};
    arguments.insert(arguments.end(), words.begin(), words.end());
    Program program(arguments, folder / "log");
    REQUIRE(program.wait() == 0);
    std::vector<std::string> names;
    std::istringstream lines(program.output());
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) names.push_back(line.substr(0, line.find('\t')));
    return names;
  };
  std::vector<std::vector<std::string>> commands;
  for (const std::string& command : ask({""})) {
    if (command == "glossary" || command == "words" || command == "lexicon" || command == "token") {
      for (const std::string& under : ask({command, ""})) commands.push_back({command, under});
    } else if (command != "help") {
      commands.push_back({command});
    }
  }
  CHECK(commands.size() > 35);
  for (std::vector<std::string> words : commands) {
    std::string name;
    for (const std::string& word : words) name += (name.empty() ? "" : " ") + word;
    words.emplace_back("--json");
    if (ask(words).empty()) continue;
    INFO(name);
    CHECK(tried.contains(name));
  }
}

TEST_CASE("the document names no type that it does not tell, and no command that is not tried") {
  CHECK(schema().unknown_types().empty());
  for (const std::string& command : schema().commands()) {
    if (command.starts_with("--")) continue;
    INFO(command);
    CHECK(std::ranges::any_of(kTries, [&](const Try& one) { return one.command == command; }));
  }
}

TEST_CASE("the schema tells what does not fit") {
  const auto problem = [](const std::string& command, const std::string& json) {
    return schema().problem(command, nlohmann::json::parse(json));
  };
  CHECK(problem("delete", R"({"removed":1,"batch":2})") == "");
  CHECK(problem("delete", R"({"removed":1})") != "");
  CHECK(problem("delete", R"({"removed":"1","batch":2})") != "");
  CHECK(problem("delete", R"({"removed":1,"batch":2,"more":3})") != "");
  CHECK(problem("stats", R"({"memory":"m","units":1,"unconfirmed":0,"variants":2,"file_bytes":3,)"
                         R"("languages":[{"lang":"en","variants":1}]})") != "");
}
