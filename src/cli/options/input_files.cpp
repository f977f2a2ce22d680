#include "cli/options/input_files.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <span>

#include "calque/error.h"
#include "calque/format.h"
#include "cli/console.h"
#include "document/format.h"
#include "text/byte_source.h"

namespace calque::cli {
namespace {

namespace fs = std::filesystem;

/// A package's list of parts is not looked at: the names of its first parts are enough.
std::string head_of(const std::string& path) {
  std::string head(std::size_t{64} * 1024, '\0');
  text::ByteSource source = text::ByteSource::open(path);
  // One call may give less than there is, as where the first bytes were looked at for gzip's.
  std::size_t filled = 0;
  while (filled < head.size()) {
    const std::size_t read = source.read(std::span(head).subspan(filled));
    if (read == 0) break;
    filled += read;
  }
  head.resize(filled);
  return head;
}

/// Whether a file is of a kind that is translated; so is taken what cannot be opened, for the
/// command to say why.
bool is_readable(const std::string& path, bool bilingual) {
  try {
    text::ByteSource::open(path);
  } catch (const InputError&) {
    return true;
  }
  try {
    const UnitFormat* const units = known_format(path);
    if (units != nullptr && units->is_filled()) return bilingual;
    document::known_format(head_of(path), path);
    return true;
  } catch (const InputError&) {
    return false;
  }
}

bool is_hidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

std::vector<InputFile> files_below(const Globals& globals, const std::string& folder,
                                   const PassedOver& passed_over) {
  std::vector<InputFile> files;
  std::int64_t others = 0;
  for (auto at = fs::recursive_directory_iterator(folder); at != fs::recursive_directory_iterator();
       ++at) {
    std::error_code none;
    if (is_hidden(at->path()) || fs::equivalent(at->path(), passed_over.output, none)) {
      if (at->is_directory()) at.disable_recursion_pending();
      continue;
    }
    if (!at->is_regular_file()) continue;
    const std::string path = at->path().string();
    if (is_readable(path, !passed_over.bilingual)) {
      files.push_back({path, at->path().lexically_relative(folder).string()});
    } else {
      ++others;
    }
  }
  std::ranges::sort(files, {}, &InputFile::path);
  if (others > 0) {
    say(globals, folder + ": " + counted(others, "file") + " of other kinds passed over");
  }
  if (files.empty()) throw InputError(folder + ": nothing in this folder can be translated");
  return files;
}

}  // namespace

std::vector<InputFile> input_files(const Globals& globals, const std::vector<std::string>& names,
                                   const PassedOver& passed_over) {
  std::vector<InputFile> files;
  for (const std::string& name : names) {
    if (name != "-" && fs::is_directory(name)) {
      for (InputFile& file : files_below(globals, name, passed_over))
        files.push_back(std::move(file));
    } else {
      files.push_back({name, fs::path(name).filename().string()});
    }
  }
  return files;
}

void refuse_same_places(const std::vector<InputFile>& files, const std::string& folder) {
  std::set<std::string> places;
  for (const InputFile& file : files) {
    if (places.insert(file.place).second) continue;
    throw UsageError("two of the files would be " + folder + "/" + file.place +
                     ": translate them one by one");
  }
}

bool names_folder(const std::string& path) {
  return path.ends_with('/') || fs::is_directory(path);
}

}  // namespace calque::cli
