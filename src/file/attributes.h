#pragma once

#include <sys/stat.h>

#include <filesystem>

#include "file/descriptor.h"

namespace calque::file {

/// Gives an open file the owner, group, mode and access list of another one, as far as this user
/// may. What cannot be kept never opens the file to more people: where the group is another one, it
/// may do what all others may.
/// @param model and what stat told of it.
/// @throws Error when the mode cannot be set.
void keep_attributes(const Descriptor& file, const std::filesystem::path& model,
                     const struct stat& was);

}  // namespace calque::file
