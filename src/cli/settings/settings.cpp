#include "cli/settings/settings.h"

#include <algorithm>
#include <system_error>

#include "cli/console.h"
#include "cli/settings/settings_file.h"

namespace calque::cli {
namespace {

namespace fs = std::filesystem;

bool is_file(const fs::path& path) {
  std::error_code unknown;
  return fs::is_regular_file(path, unknown);
}

void take_environment(Settings& settings) {
  for (const auto& [key, variable] :
       {std::pair("memory", "CALQUE_MEMORY"), {"user", "CALQUE_USER"}}) {
    const std::string_view value = environment(variable);
    if (value.empty()) continue;
    settings.set({.key = find_setting_key(key),
                  .words = {std::string(value)},
                  .origin = {.place = "$" + std::string(variable), .line = 0}});
  }
}

}  // namespace

std::string SettingOrigin::text() const {
  return line == 0 ? place : place + ":" + std::to_string(line);
}

const Setting* Settings::find(std::string_view key) const {
  const auto found = std::ranges::find_if(
      settings_, [key](const Setting& setting) { return setting.key->name == key; });
  return found == settings_.end() ? nullptr : &*found;
}

std::string Settings::word(std::string_view key) const {
  const Setting* const setting = find(key);
  return setting == nullptr || setting->words.empty() ? std::string() : setting->words.front();
}

void Settings::set(Setting setting) {
  const SettingKey* const key = setting.key;
  std::erase_if(settings_, [key](const Setting& older) { return older.key == key; });
  settings_.push_back(std::move(setting));
}

fs::path find_project_file() {
  std::error_code unknown;
  const fs::path here = fs::current_path(unknown);
  fs::path up;
  // As often as there are folders above: names stay short in messages, and true when a folder in
  // the way is moved.
  for (const fs::path& folder : here) {
    if (folder.empty()) continue;
    if (is_file(up / kProjectFile)) return up / kProjectFile;
    up /= "..";
  }
  return {};
}

fs::path user_settings_file() {
  fs::path folder = environment("XDG_CONFIG_HOME");
  if (!folder.is_absolute()) {  // the specification: ignore relative paths
    const fs::path home = environment("HOME");
    if (home.empty()) return {};
    folder = home / ".config";
  }
  return folder / "calque" / "config.toml";
}

Settings load_settings() {
  Settings settings;
  const fs::path of_user = user_settings_file();
  if (is_file(of_user)) read_settings(of_user, SettingsScope::user, settings);
  const fs::path of_project = find_project_file();
  if (!of_project.empty()) {
    read_settings(of_project, SettingsScope::project, settings);
    settings.set_project_file(of_project);
  }
  take_environment(settings);
  return settings;
}

}  // namespace calque::cli
