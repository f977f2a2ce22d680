#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options/memory_option.h"
#include "report/table.h"
#include "text/utf8.h"

namespace calque::cli {
namespace {

class ConfigCommand : public Command {
 public:
  const char* name() const override { return "config"; }
  const char* description() const override {
    return "Show every setting that holds here, and where it comes from";
  }

  void declare(CLI::App& app) override {
    app.add_flag("--json", json_, "A JSON line for each setting");
  }

  int run(const Globals& globals) override {
    const report::Style style = output_style(globals);
    report::Table table({report::Align::left, report::Align::left, report::Align::left});
    for (const SettingKey& key : setting_keys()) {
      const Setting setting = setting_of(globals, key);
      if (json_) {
        print(as_json(setting).dump() + "\n");
      } else {
        table.add_row({style.words(key.name, report::Role::heading),
                       style.text(CLI::detail::join(setting.words, ", ")),
                       style.text(place_of(setting), report::Role::faint)});
      }
    }
    print(table.to_string(), style);
    return kOk;
  }

 private:
  /// With what holds where nobody set it.
  static Setting setting_of(const Globals& globals, const SettingKey& key) {
    if (key.name == "memory" && !globals.memory.empty()) {
      return {.key = &key, .words = {globals.memory.string()}, .origin = {.place = "--memory"}};
    }
    if (const Setting* const set = globals.settings.find(key.name)) return *set;
    Setting setting{.key = &key, .words = {}, .origin = {}};
    if (key.name == "user") {
      const std::string user = user_name(globals);
      if (!user.empty()) setting = {.key = &key, .words = {user}, .origin = {.place = "$USER"}};
    } else if (key.name == "memory") {
      setting.words = {memory_path(globals).string()};
    } else if (!key.otherwise.empty()) {
      setting.words = {std::string(key.otherwise)};
    }
    return setting;
  }

  static std::string place_of(const Setting& setting) {
    if (!setting.origin.place.empty()) return setting.origin.text();
    return setting.words.empty() ? "not set" : "default";
  }

  static nlohmann::ordered_json as_json(const Setting& setting) {
    nlohmann::ordered_json object{{"key", setting.key->name}};
    object["values"] = nlohmann::ordered_json::array();
    for (const std::string& word : setting.words) {
      object["values"].push_back(text::replace_invalid_utf8(word));
    }
    object["origin"] =
        text::replace_invalid_utf8(setting.origin.place.empty() ? "default" : setting.origin.place);
    if (setting.origin.line > 0) object["line"] = setting.origin.line;
    return object;
  }

  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_config_command() {
  return std::make_unique<ConfigCommand>();
}

}  // namespace calque::cli
