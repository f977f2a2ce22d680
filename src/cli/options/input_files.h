#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace calque::cli {

/// A file that a command is to work on.
struct InputFile {
  std::string path;
  std::string place;  ///< Below the folder that was named; else its name alone.
};

/// Which files of a folder are passed over.
struct PassedOver {
  /// The folder that the run writes to, below the one that is read: what an earlier run wrote there
  /// is no input.
  std::string output{};
  bool bilingual = false;  ///< Files that have translations beside the text.
};

/// The files that were named, and all that can be read below the folders that were, in the order of
/// their names; what begins with a dot is left out there, and what cannot be read is counted on
/// standard error. @throws InputError for a folder in which nothing can be read.
std::vector<InputFile> input_files(const Globals& globals, const std::vector<std::string>& names,
                                   const PassedOver& passed_over = {});

/// Throws UsageError where two of the files would be the same one below `folder`.
void refuse_same_places(const std::vector<InputFile>& files, const std::string& folder);

/// True when `path` names a folder: one that is there, or by a slash at its end.
bool names_folder(const std::string& path);

}  // namespace calque::cli
