#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "calque/error.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options/memories_option.h"
#include "cli/options/penalty_option.h"
#include "cli/output_file.h"
#include "cli/settings/settings_file.h"

namespace calque::cli {
namespace {

namespace fs = std::filesystem;

class InitCommand : public Command {
 public:
  const char* name() const override { return "init"; }
  const char* description() const override {
    return "Make a folder a project: write calque.toml, whose settings hold in it and below";
  }

  void declare(CLI::App& app) override {
    app.add_option("folder", folder_, "The folder (default: this one)")->type_name("FOLDER");
    declare_setting(app, "-s,--source", "source", "LANG");
    declare_setting(app, "-t,--target", "target", "LANG,...");
    declare_setting(app, "--also", "memories", "FILE[:priority=N,penalty=N]");
    declare_setting(app, "--min", "min", "RATE");
    declare_setting(app, "--penalty", "penalties", "KIND=N,...");
    declare_setting(app, "--tags", "tags", "RULE");
    declare_setting(app, "--user", "user", "NAME");
    declare_setting(app, "--files", "files", "PATTERN");
    declare_setting(app, "-o,--output", "output", "FOLDER");
  }

  int run(const Globals& globals) override {
    const fs::path file = fs::path(folder_) / kProjectFile;
    std::error_code unknown;
    if (fs::exists(fs::symlink_status(file, unknown))) {
      throw UsageError(file.string() + " is there already: it is a text file, to be edited");
    }
    if (!globals.memory.empty()) given_["memory"] = {globals.memory.string()};
    const std::string content = contents();
    check_contents(content, file);
    OutputFile out(file.string());
    out.stream() << content;
    out.commit();
    say(globals, file.string() + ": written; \"calque config\" shows the settings that hold here");
    return kOk;
  }

 private:
  /// What is written is what will be read; better to hear now what is wrong with it. The lines of a
  /// file that is not there would say nothing: it is the option that is wrong.
  void check_contents(const std::string& content, const fs::path& file) const {
    Settings settings;
    try {
      parse_settings(content, file, SettingsScope::project, settings);
    } catch (const InputError& error) {
      // "calque.toml:17: min: a match rate is ..."
      std::string what = error.what();
      what.erase(0, std::min(what.size(), file.string().size() + 1));
      what.erase(0, std::min(what.size(), what.find(": ") + 2));
      const std::string key = what.substr(0, what.find_first_of(": "));
      const auto option = options_.find(key);
      if (option != options_.end()) what.replace(0, key.size(), option->second);
      throw UsageError(what);
    }
  }

  void declare_setting(CLI::App& app, const std::string& names, const std::string& key,
                       const std::string& type) {
    const SettingKey& row = *find_setting_key(key);
    options_[key] = names.substr(names.find("--"));
    CLI::Option* const option =
        app.add_option(names, given_[key], std::string(row.meaning))->type_name(type);
    if (row.kind == SettingKind::languages || row.kind == SettingKind::points) {
      option->delimiter(',')->allow_extra_args(false);
    } else {
      option->allow_extra_args(false);
    }
    if (row.kind != SettingKind::languages && row.kind != SettingKind::points &&
        row.kind != SettingKind::list && row.kind != SettingKind::memories) {
      option->expected(1);
    }
  }

  /// The file: what was given, and what else could be said, as comments.
  std::string contents() const {
    std::string out =
        "# Settings of this folder and those below. The command line wins over them, and they "
        "over\n"
        "# calque/config.toml in ~/.config. Names of files start here. A line with # is a "
        "comment.\n";
    std::string tables;
    for (const SettingKey& key : setting_keys()) {
      const std::size_t dot = key.name.find('.');
      std::string& into = dot == std::string_view::npos ? out : tables;
      if (dot != std::string_view::npos && tables.empty()) {
        tables = "\n[" + std::string(key.name.substr(0, dot)) + "]\n";
      }
      into += dot == std::string_view::npos ? "\n" : "";
      into += "# " + std::string(key.meaning) + ".\n" + line_of(key) + "\n";
    }
    return out + tables;
  }

  std::string line_of(const SettingKey& key) const {
    const std::size_t dot = key.name.find('.');
    const std::string name(dot == std::string_view::npos ? key.name : key.name.substr(dot + 1));
    const auto given = given_.find(std::string(key.name));
    if (given == given_.end() || given->second.empty()) {
      return "# " + name + " = " + std::string(key.example);
    }
    return name + " = " + toml_value(key, given->second);
  }

  std::string toml_value(const SettingKey& key, const std::vector<std::string>& words) const {
    switch (key.kind) {
      case SettingKind::number:
        // Anything else would be TOML of its own.
        if (words.front().find_first_not_of("0123456789") != std::string::npos) {
          throw UsageError("\"" + words.front() + "\" is no number");
        }
        return words.front();
      case SettingKind::path:
        return toml_text(from_folder(words.front(), key.project_only));
      case SettingKind::points:
        return "{" + toml_penalties(words) + "}";
      case SettingKind::memories:
        return "[" + toml_memories(words) + "]";
      default:
        break;
    }
    if (words.size() == 1 && key.kind != SettingKind::list) return toml_text(words.front());
    std::string list;
    for (const std::string& word : words) list += (list.empty() ? "" : ", ") + toml_text(word);
    return "[" + list + "]";
  }

  static std::string toml_penalties(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& [kind, points] : parse_penalties(words)) {
      out += (out.empty() ? "" : ", ") + kind + " = " + std::to_string(points);
    }
    return out;
  }

  std::string toml_memories(const std::vector<std::string>& words) const {
    std::string out;
    for (const std::string& word : words) {
      const MemoryChoice choice = parse_memory_choice(word);
      out += (out.empty() ? "" : ", ") +
             ("{file = " + toml_text(from_folder(choice.path.string(), false)));
      if (choice.priority != 0) out += ", priority = " + std::to_string(choice.priority);
      if (choice.penalty != 0) out += ", penalty = " + std::to_string(choice.penalty);
      out += "}";
    }
    return out;
  }

  /// Names are given as they are reached from here, and written as they are from the folder; what
  /// only a project has, it names itself.
  std::string from_folder(const std::string& name, bool project_only) const {
    if (project_only || fs::path(name).is_absolute() || folder_ == ".") return name;
    return fs::absolute(name)
        .lexically_normal()
        .lexically_relative(fs::absolute(folder_).lexically_normal())
        .string();
  }

  std::string folder_ = ".";
  std::map<std::string, std::vector<std::string>> given_;
  std::map<std::string, std::string> options_{{"memory", "--memory"}};  ///< By setting.
};

}  // namespace

std::unique_ptr<Command> make_init_command() {
  return std::make_unique<InitCommand>();
}

}  // namespace calque::cli
