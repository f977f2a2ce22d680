#include "cli/options/dictionaries.h"

#include <string_view>

#include "cli/console.h"

namespace calque::cli {

std::vector<std::filesystem::path> dictionary_folders() {
  std::vector<std::filesystem::path> folders;
  std::string_view chosen = environment("DICPATH");
  while (!chosen.empty()) {
    const std::size_t colon = std::min(chosen.find(':'), chosen.size());
    if (colon > 0) folders.emplace_back(chosen.substr(0, colon));
    chosen.remove_prefix(std::min(colon + 1, chosen.size()));
  }
  if (!folders.empty()) return folders;
  if (const std::filesystem::path home = environment("HOME"); !home.empty()) {
    folders.push_back(home / ".local" / "share" / "hunspell");
  }
  // Of Debian and others; of older systems.
  folders.insert(folders.end(), {"/usr/share/hunspell", "/usr/local/share/hunspell",
                                 "/usr/share/myspell", "/usr/share/myspell/dicts"});
  return folders;
}

}  // namespace calque::cli
