#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "cli/settings/settings.h"

namespace calque::cli {

/// True when `name` fits `pattern`: `*` stands for any characters of a name and `?` for one of
/// them, `**` for any number of folders.
bool fits_pattern(std::string_view name, std::string_view pattern);

/// The files of the project, in the order of its patterns and then of their names, each once, as
/// they are reached from the current folder; what begins with a dot is left out. None outside of a
/// project. @throws InputError naming the place of a pattern that no file fits.
std::vector<std::string> project_files(const Settings& settings);

/// The name of the translation of `file` in the project's folder for them, below which files stand
/// as they do below the project's; empty where it names none.
std::string project_output(const Settings& settings, const std::string& file,
                           const std::string& target);

}  // namespace calque::cli
