#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "cli/settings/settings.h"

namespace calque::cli {

/// Whose settings a file has.
enum class SettingsScope { user, project };

/// Reads a file of settings (TOML 1.0) into `settings`, in the place of what is there.
/// @throws InputError naming file and line for what is no TOML, for a key that there is not, with
/// the one that was meant, and for a value that a key does not take.
void read_settings(const std::filesystem::path& file, SettingsScope scope, Settings& settings);

/// The same of a content that `file` is to have.
void parse_settings(std::string_view content, const std::filesystem::path& file,
                    SettingsScope scope, Settings& settings);

/// A text as TOML writes it, in quotes.
std::string toml_text(std::string_view text);

}  // namespace calque::cli
