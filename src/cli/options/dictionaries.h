#pragma once

#include <filesystem>
#include <vector>

namespace calque::cli {

/// Where hunspell's dictionaries are: the folders of $DICPATH, with colons between, else those of
/// the user and of the system.
std::vector<std::filesystem::path> dictionary_folders();

}  // namespace calque::cli
