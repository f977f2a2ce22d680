#include "cli/exchange/unit_files.h"

#include <algorithm>
#include <filesystem>

#include "calque/error.h"
#include "calque/format.h"

namespace calque::cli {
namespace {

namespace fs = std::filesystem;

/// Files below a folder of which the name or the content tells a format of units.
void add_below(const fs::path& folder, bool machine, std::vector<UnitFile>& files) {
  if (!fs::is_directory(folder)) return;
  for (auto at = fs::recursive_directory_iterator(folder); at != fs::recursive_directory_iterator();
       ++at) {
    if (at->path().filename().string().starts_with('.')) {
      if (at->is_directory()) at.disable_recursion_pending();
      continue;
    }
    if (!at->is_regular_file()) continue;
    const std::string path = at->path().string();
    const UnitFormat* const format = known_format(path);
    if (format != nullptr && format->is_read()) files.push_back({path, machine});
  }
}

/// OmegaT manual, "Project folder": what stands in tm/mt is machine translation.
std::vector<UnitFile> files_of_omegat(const fs::path& project) {
  std::vector<UnitFile> files;
  add_below(project / "tm", false, files);
  const std::string mt = (project / "tm" / "mt" / "").string();
  for (UnitFile& file : files) file.machine = file.path.starts_with(mt);
  const fs::path saved = project / "omegat" / "project_save.tmx";
  if (fs::is_regular_file(saved)) files.push_back({saved.string(), false});
  return files;
}

}  // namespace

std::vector<UnitFile> unit_files(const std::vector<std::string>& names) {
  std::vector<UnitFile> files;
  for (const std::string& name : names) {
    if (name == "-" || !fs::is_directory(name)) {
      files.push_back({name, false});
      continue;
    }
    std::vector<UnitFile> found;
    if (fs::is_regular_file(fs::path(name) / "omegat.project")) {
      found = files_of_omegat(name);
    } else {
      add_below(name, false, found);
    }
    if (found.empty()) throw InputError(name + ": there is no file of units in this folder");
    std::ranges::sort(found, {}, &UnitFile::path);
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

}  // namespace calque::cli
