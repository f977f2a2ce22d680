#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace calque::cli {

/// What a setting may be in a file of settings.
enum class SettingKind {
  text,
  number,
  path,  ///< Of a file or folder; a relative one starts at the folder of the settings.
  language,
  languages,  ///< One, or a list.
  list,       ///< Of texts.
  points,     ///< A table of numbers.
  memories    ///< A list of file names, or of tables with file, penalty, priority and read-only.
};

/// A row of the table of all settings, from which come what files may say, the options that
/// commands need not be given, the output of `config` and the list in docs/project.md.
struct SettingKey {
  std::string_view name;  ///< As files write it; "checks.on" is `on` in the table `checks`.
  SettingKind kind = SettingKind::text;
  std::string_view meaning;
  std::string_view example;    ///< As a file writes it.
  std::string_view otherwise;  ///< What holds where nobody sets it.

  /// The long options that it stands for where they are not given.
  std::vector<std::string_view> options = {};
  /// Commands in which an option of this name means something else: it leaves units out.
  std::vector<std::string_view> not_in = {};
  /// Options beside which it counts for nothing, as they say the same in another way.
  std::vector<std::string_view> unless = {};
  /// Throws UsageError for values that the kind allows and the setting does not.
  void (*check)(const std::vector<std::string>& words) = nullptr;
  bool project_only = false;  ///< It means nothing to other folders.
};

/// All of them, in the order in which they are shown.
std::span<const SettingKey> setting_keys();

/// The row of a name; null where there is none.
const SettingKey* find_setting_key(std::string_view name);

/// "a number", "a language or a list of languages": for messages and for the list in the docs.
std::string_view description_of(SettingKind kind);

}  // namespace calque::cli
