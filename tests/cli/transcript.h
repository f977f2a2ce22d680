#pragma once

#include <filesystem>
#include <string>

/// Documents whose ```console blocks are run and compared: `$ ` begins a command, `> ` goes on with
/// it, and what follows is its output (both streams), closed by [N] where the exit code is not 0.
namespace transcript {

/// The document at `path` as it reads when its commands are run now, all of them in `folder`.
std::string replay(const std::filesystem::path& path, const std::filesystem::path& folder);

std::string read_file(const std::filesystem::path& path);

}  // namespace transcript
