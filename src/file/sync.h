#pragma once

#include <filesystem>

#include "file/descriptor.h"

/// What must outlast a power cut: the content of a file, and its name in its folder, which are two
/// things to the system.
namespace calque::file {

/// Waits until the content of an open file is on the disk. `path` stands in messages.
/// @throws Error when the disk fails.
void sync_content(const Descriptor& file, const std::filesystem::path& path);

/// Waits until the names in a folder are on the disk. A folder that may not be read, and a file
/// system that cannot do it, are passed over.
/// @throws Error when the disk fails.
void sync_folder(const std::filesystem::path& folder);

/// Gives a finished file another name in the same file system, so that after a power cut either
/// nothing has this name, or the whole file. @throws Error when the name is taken, or the disk
/// fails.
void move_to_new_name(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace calque::file
