#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "cli/settings/setting_key.h"

namespace calque::cli {

/// Where the value of a setting stands.
struct SettingOrigin {
  std::string place;  ///< A file's name, or that of a variable with its $.
  unsigned line = 0;  ///< From 1; 0 where the place has none.

  /// "calque.toml:3" or "$CALQUE_USER".
  std::string text() const;
};

/// A setting that somebody made.
struct Setting {
  const SettingKey* key = nullptr;
  /// As the command line would take them: one, but for lists and tables. Names of files are as
  /// they are reached from the current folder.
  std::vector<std::string> words;
  SettingOrigin origin;
};

/// What holds where the command line says nothing else: for each key the value of the nearest
/// place that sets it.
class Settings {
 public:
  /// Null where nobody set it. The key must be one of setting_keys().
  const Setting* find(std::string_view key) const;

  /// The only word of a setting; empty where nobody set it.
  std::string word(std::string_view key) const;

  /// Takes a value in the place of one that was there.
  void set(Setting setting);

  /// The file of the project, as it is reached from the current folder; empty outside of one.
  const std::filesystem::path& project_file() const { return project_file_; }
  void set_project_file(std::filesystem::path file) { project_file_ = std::move(file); }

  /// Memories that a project says are only to be read.
  const std::vector<std::filesystem::path>& read_only() const { return read_only_; }
  void set_read_only(std::vector<std::filesystem::path> files) { read_only_ = std::move(files); }

 private:
  std::vector<Setting> settings_;
  std::filesystem::path project_file_;
  std::vector<std::filesystem::path> read_only_;
};

/// The name of a project's file of settings.
inline constexpr std::string_view kProjectFile = "calque.toml";

/// The project's file in the current folder, or in the nearest one above it; empty outside of one.
std::filesystem::path find_project_file();

/// `calque/config.toml` in $XDG_CONFIG_HOME, or in ~/.config where that is not set; empty where
/// there is no home.
std::filesystem::path user_settings_file();

/// The settings that hold here: of the environment, else of the project, else of the user.
/// @throws InputError naming file and line for a file that cannot be read or understood.
Settings load_settings();

}  // namespace calque::cli
