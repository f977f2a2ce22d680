// What files of settings may say, and which of several values holds.

#include "cli/settings/settings.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "calque/error.h"
#include "catch.h"
#include "cli/settings/project_files.h"
#include "cli/settings/settings_file.h"
#include "temporary_folder.h"

using namespace calque;
using namespace calque::cli;

namespace fs = std::filesystem;

namespace {

Settings parsed(const std::string& content, SettingsScope scope = SettingsScope::project) {
  Settings settings;
  parse_settings(content, "work/calque.toml", scope, settings);
  return settings;
}

std::string refusal_of(const std::string& content, SettingsScope scope = SettingsScope::project) {
  try {
    parsed(content, scope);
  } catch (const InputError& error) {
    return error.what();
  }
  return "taken";
}

void write(const fs::path& file, const std::string& content) {
  fs::create_directories(file.parent_path());
  std::ofstream(file) << content;
}

/// The current folder and the environment, put back at the end.
class Surroundings {
 public:
  explicit Surroundings(const fs::path& folder) : before_(fs::current_path()) {
    fs::current_path(folder);
    setenv("XDG_CONFIG_HOME", (folder / "config").c_str(), 1);
    unsetenv("CALQUE_MEMORY");
    unsetenv("CALQUE_USER");
  }
  ~Surroundings() {
    fs::current_path(before_);
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("CALQUE_MEMORY");
    unsetenv("CALQUE_USER");
  }
  Surroundings(const Surroundings&) = delete;
  Surroundings& operator=(const Surroundings&) = delete;

 private:
  fs::path before_;
};

}  // namespace

TEST_CASE("every setting takes its own example") {
  for (const SettingKey& key : setting_keys()) {
    INFO(key.name);
    const std::size_t dot = key.name.find('.');
    std::string content;
    if (dot != std::string_view::npos) {
      content = "[" + std::string(key.name.substr(0, dot)) + "]\n";
    }
    content += std::string(dot == std::string_view::npos ? key.name : key.name.substr(dot + 1)) +
               " = " + std::string(key.example) + "\n";
    const Settings settings = parsed(content);
    REQUIRE(settings.find(key.name) != nullptr);
    CHECK_FALSE(settings.find(key.name)->words.empty());
    CHECK(settings.find(key.name)->origin.line == (dot == std::string_view::npos ? 1 : 2));
  }
}

TEST_CASE("names of files start at the folder of the settings") {
  CHECK(parsed("memory = \"a.calque\"").word("memory") == "work/a.calque");
  CHECK(parsed("memory = \"../a.calque\"").word("memory") == "a.calque");
  CHECK(parsed("memory = \"/srv/a.calque\"").word("memory") == "/srv/a.calque");
}

TEST_CASE("memories become what --also takes") {
  const Settings settings = parsed(
      "memories = [\"a.calque\", {file = \"b:c.calque\"}, {file = \"d.calque\", penalty = 5, "
      "priority = -1, read-only = true}]");
  CHECK(settings.find("memories")->words ==
        std::vector<std::string>{"work/a.calque", "work/b:c.calque:penalty=0",
                                 "work/d.calque:priority=-1,penalty=5"});
  CHECK(settings.read_only() == std::vector<fs::path>{"work/d.calque"});
}

TEST_CASE("what is wrong is told with its line, and with what was meant") {
  CHECK(refusal_of("\nmin = 80\ntraget = \"tr\"") ==
        "work/calque.toml:3: there is no setting \"traget\": did you mean \"target\"?");
  CHECK(refusal_of("min = 1.5") == "work/calque.toml:1: min is a whole number");
  CHECK(refusal_of("min = 0") == "work/calque.toml:1: min: a match rate is from 1 to 102");
  CHECK(refusal_of("min = 9223372036854775807") ==
        "work/calque.toml:1: min: a match rate is from 1 to 102");
  CHECK(refusal_of("source = [\"en\"]") == "work/calque.toml:1: source is a language");
  CHECK(refusal_of("memory = 5") == "work/calque.toml:1: memory is the name of a file");
  CHECK(refusal_of("memory = \"\"") == "work/calque.toml:1: memory is empty");
  CHECK(refusal_of("checks = 5") != "taken");
  CHECK(refusal_of("memories = [5]") != "taken");
  CHECK(refusal_of("memories = [{penalty = 5}]") ==
        "work/calque.toml:1: a memory of memories has no file");
  CHECK(refusal_of("weights = {85-94 = \"x\"}") == "work/calque.toml:1: weights.85-94 is a number");
  CHECK(refusal_of("source = \"en\"\nsource = \"tr\"") != "taken");
  CHECK(refusal_of("files = \"*.md\"", SettingsScope::user) != "taken");
  CHECK(refusal_of("files = \"*.md\"") == "taken");
}

TEST_CASE("a later value takes the place of an earlier one, whole") {
  Settings settings;
  parse_settings("target = [\"tr\", \"de\"]\nmin = 70", "user.toml", SettingsScope::user, settings);
  parse_settings("target = \"el\"", "calque.toml", SettingsScope::project, settings);
  CHECK(settings.find("target")->words == std::vector<std::string>{"el"});
  CHECK(settings.find("target")->origin.text() == "calque.toml:1");
  CHECK(settings.word("min") == "70");
  CHECK(settings.find("source") == nullptr);
  CHECK(settings.word("source").empty());
}

TEST_CASE("the environment wins over the project, and that over the user") {
  const TemporaryFolder folder;
  write(folder / "config/calque/config.toml", "min = 60\nuser = \"eve\"\nmemory = \"u.calque\"\n");
  write(folder / "project/calque.toml", "min = 80\nmemory = \"p.calque\"\n");
  fs::create_directories(folder / "project/deep/er");
  const Surroundings surroundings(folder / "");
  CHECK(load_settings().word("min") == "60");
  CHECK(load_settings().project_file().empty());
  fs::current_path(folder / "project/deep/er");
  CHECK(load_settings().word("min") == "80");
  CHECK(load_settings().project_file() == "../../calque.toml");
  CHECK(load_settings().word("memory") == "../../p.calque");
  CHECK(load_settings().word("user") == "eve");
  setenv("CALQUE_USER", "ada", 1);
  setenv("CALQUE_MEMORY", "e.calque", 1);
  CHECK(load_settings().word("user") == "ada");
  CHECK(load_settings().find("memory")->origin.text() == "$CALQUE_MEMORY");
}

TEST_CASE("patterns: a star stays within a name, two go through folders") {
  CHECK(fits_pattern("a.md", "*.md"));
  CHECK_FALSE(fits_pattern("b/a.md", "*.md"));
  CHECK(fits_pattern("b/a.md", "**/*.md"));
  CHECK(fits_pattern("a.md", "**/*.md"));
  CHECK(fits_pattern("b/c/d/a.md", "b/**/a.md"));
  CHECK_FALSE(fits_pattern("b/c/d/e.md", "b/**/a.md"));
  CHECK(fits_pattern("ğ.md", "?.md"));
  CHECK_FALSE(fits_pattern("a.mdx", "*.md"));
  CHECK(fits_pattern("", ""));
  CHECK_FALSE(fits_pattern("a", ""));
}

TEST_CASE("translations stand in the project's folder as their files do in the project") {
  const TemporaryFolder folder;
  write(folder / "calque.toml", "output = \"out/{target}\"\nfiles = [\"**/*.md\"]\n");
  write(folder / "a/one.md", "One.");
  write(folder / "a/.hidden.md", "No.");
  write(folder / "two.md", "Two.");
  const Surroundings surroundings(folder / "");
  const Settings settings = load_settings();
  CHECK(project_files(settings) == std::vector<std::string>{"a/one.md", "two.md"});
  CHECK(project_output(settings, "a/one.md", "tr") == "out/tr/a/one.md");
  CHECK(project_output(settings, "/elsewhere/three.md", "tr") == "out/tr/three.md");
  CHECK(project_output(Settings(), "a/one.md", "tr").empty());
}

TEST_CASE("a text is written so that TOML reads it back") {
  for (const std::string text : {"plain", "with \"quotes\" and \\", "tab\tand\x01", "ğüş 😀"}) {
    Settings settings;
    const std::string content = "user = " + toml_text(text);
    INFO(content);
    const bool control = text.find_first_of("\t\x01") != std::string::npos;
    if (control) {
      // It is TOML, but no value of a setting.
      CHECK(refusal_of(content) == "work/calque.toml:1: user has a control character");
    } else {
      CHECK(parsed(content).word("user") == text);
    }
  }
}
