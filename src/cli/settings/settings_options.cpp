#include "cli/settings/settings_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "calque/error.h"

namespace calque::cli {
namespace {

bool has(const std::vector<std::string_view>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// The setting that an option of this command may take its value from; null where there is none.
const Setting* setting_for(const Settings& settings, const CLI::App& command,
                           const CLI::Option& option) {
  for (const SettingKey& key : setting_keys()) {
    const bool feeds = std::ranges::any_of(
        option.get_lnames(), [&key](const std::string& name) { return has(key.options, name); });
    if (!feeds || has(key.not_in, command.get_name())) continue;
    const Setting* const setting = settings.find(key.name);
    // A command that takes one of several cannot choose.
    const bool fits =
        setting != nullptr && (setting->words.size() == 1 || option.get_items_expected_max() > 1);
    return fits ? setting : nullptr;
  }
  return nullptr;
}

/// True where an option was given that says the same in another way.
bool is_said_otherwise(const CLI::App& command, const SettingKey& key) {
  return std::ranges::any_of(key.unless, [&command](std::string_view name) {
    const CLI::Option* const other = command.get_option_no_throw("--" + std::string(name));
    return other != nullptr && other->count() > 0;
  });
}

void give(CLI::Option& option, const Setting& setting) {
  try {
    for (const std::string& word : setting.words) option.add_result(word);
    option.run_callback();
  } catch (const CLI::Error& error) {
    throw UsageError(setting.origin.text() + ": " + std::string(setting.key->name) + ": " +
                     error.what());
  }
}

}  // namespace

void need_no_options_of(const Settings& settings, CLI::App& command) {
  for (CLI::Option* option : command.get_options()) {
    if (setting_for(settings, command, *option) != nullptr) option->required(false);
  }
}

void give_options_of(const Settings& settings, CLI::App& command) {
  for (CLI::Option* option : command.get_options()) {
    if (option->count() > 0) continue;
    const Setting* const setting = setting_for(settings, command, *option);
    if (setting == nullptr || is_said_otherwise(command, *setting->key)) continue;
    give(*option, *setting);
  }
  for (CLI::App* chosen : command.get_subcommands()) give_options_of(settings, *chosen);
}

std::string several_values_hint(const Settings& settings, const std::string& message) {
  for (const SettingKey& key : setting_keys()) {
    const Setting* const setting = settings.find(key.name);
    const bool named = std::ranges::any_of(key.options, [&message](std::string_view name) {
      return message.starts_with("--" + std::string(name) + " ");
    });
    if (setting == nullptr || setting->words.size() < 2 || !named) continue;
    return " (" + setting->origin.text() +
           " has several: " + CLI::detail::join(setting->words, ", ") + ")";
  }
  return "";
}

}  // namespace calque::cli
