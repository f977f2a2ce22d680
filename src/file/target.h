#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <optional>

namespace calque::file {

/// What stands under the name of a file to be written.
struct Target {
  std::filesystem::path path;           ///< Of a regular file behind all symbolic links.
  std::optional<struct stat> existing;  ///< Nothing when there is no such file yet.

  bool is_regular() const { return !existing || S_ISREG(existing->st_mode); }
};

/// Follows symbolic links, also to a file that is not there yet, where the system allows that.
/// @throws Error when the file cannot be looked at or is a folder.
Target find_target(const std::filesystem::path& path);

/// @throws Error when a regular file may not be replaced: it is write-protected, or has several
/// names, of which one only would get the new content.
void require_replaceable(const Target& target);

}  // namespace calque::file
