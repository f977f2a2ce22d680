#pragma once

#include <string>
#include <vector>

namespace calque::cli {

/// A file of units that is to be imported.
struct UnitFile {
  std::string path;
  bool machine = false;  ///< Its folder says that it holds machine translation.
};

/// The files that were named; of a folder, all files of units below it, of a project of OmegaT what
/// that has translated (omegat/project_save.tmx) and its memories (tm/), in the order of their
/// names. @throws InputError for a folder that has none.
std::vector<UnitFile> unit_files(const std::vector<std::string>& names);

}  // namespace calque::cli
