#include "cli/settings/project_files.h"

#include <algorithm>
#include <set>

#include "calque/error.h"
#include "cli/interrupt.h"
#include "match/character_rate.h"
#include "text/utf8.h"

namespace calque::cli {
namespace {

namespace fs = std::filesystem;

std::string_view first_part(std::string_view path) {
  return path.substr(0, path.find('/'));
}

std::string_view without_first_part(std::string_view path) {
  const std::size_t slash = path.find('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
}

/// What a piece of a pattern is to a piece of a name.
enum class Step { fits, differs, star };

/// Pieces of a name against those of a pattern, where a star stands for any number of pieces. It
/// goes back to the last star alone, so that it takes no more than name times pattern.
template <class Compare>
bool sequence_fits(std::size_t names, std::size_t patterns, const Compare& compare) {
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t at = 0;
  std::size_t in_pattern = 0;
  std::size_t star = kNone;
  std::size_t taken = 0;
  while (at < names) {
    const Step step = in_pattern < patterns ? compare(at, in_pattern) : Step::differs;
    if (step == Step::star) {
      star = in_pattern++;
      taken = at;
    } else if (step == Step::fits) {
      ++at;
      ++in_pattern;
    } else if (star != kNone) {
      in_pattern = star + 1;
      at = ++taken;
    } else {
      return false;
    }
  }
  // The rest of the pattern may only be stars, of which a name's end tells as much as its last
  // piece.
  while (in_pattern < patterns && names > 0 && compare(names - 1, in_pattern) == Step::star) {
    ++in_pattern;
  }
  return in_pattern == patterns;
}

/// The name of one file or folder against a pattern without `/`.
bool name_fits(std::string_view name, std::string_view pattern) {
  // Characters, not bytes: `?` is one of them.
  const std::u32string names = to_characters(text::replace_invalid_utf8(name));
  const std::u32string patterns = to_characters(text::replace_invalid_utf8(pattern));
  return sequence_fits(names.size(), patterns.size(), [&](std::size_t at, std::size_t in_pattern) {
    if (patterns[in_pattern] == U'*') return Step::star;
    const bool same = patterns[in_pattern] == U'?' || patterns[in_pattern] == names[at];
    return same ? Step::fits : Step::differs;
  });
}

/// Collects the files under a folder that fit a pattern.
class Finder {
 public:
  explicit Finder(std::string_view pattern) : pattern_(pattern) {}

  void look_in(const fs::path& folder, const std::string& within) {
    check_interrupt();
    std::error_code unreadable;
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(folder, unreadable)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with('.')) continue;
      std::error_code unknown;
      // Links to folders may go round in circles.
      if (entry.is_directory(unknown) && !entry.is_symlink(unknown)) {
        folders.push_back(entry.path());
      } else if (entry.is_regular_file(unknown) && fits_pattern(within + name, pattern_)) {
        found_.push_back(entry.path().string());
      }
    }
    // No pattern without `**` reaches deeper than it has parts.
    const bool deep = pattern_.find("**") != std::string_view::npos;
    const auto parts = std::ranges::count(pattern_, '/');
    if (!deep && std::ranges::count(within, '/') >= parts) return;
    for (const fs::path& below : folders) {
      look_in(below, within + below.filename().string() + "/");
    }
  }

  std::vector<std::string> sorted() {
    std::ranges::sort(found_);
    return std::move(found_);
  }

 private:
  std::string_view pattern_;
  std::vector<std::string> found_;
};

/// A pattern's folders up to the first one with a wildcard, and the rest. They may lead out of the
/// project: "../shared/*.md".
std::pair<fs::path, std::string_view> split_pattern(std::string_view pattern) {
  fs::path folder;
  std::string_view rest = pattern;
  while (rest.find('/') != std::string_view::npos &&
         first_part(rest).find_first_of("*?") == std::string_view::npos) {
    // An absolute name begins with an empty part.
    folder /= first_part(rest).empty() ? fs::path("/") : fs::path(first_part(rest));
    rest = without_first_part(rest);
  }
  return {folder, rest};
}

}  // namespace

bool fits_pattern(std::string_view name, std::string_view pattern) {
  const auto parts = [](std::string_view path) {
    std::vector<std::string_view> all{first_part(path)};
    while (path.find('/') != std::string_view::npos) {
      path = without_first_part(path);
      all.push_back(first_part(path));
    }
    return all;
  };
  const std::vector<std::string_view> names = parts(name);
  const std::vector<std::string_view> patterns = parts(pattern);
  return sequence_fits(names.size(), patterns.size(), [&](std::size_t at, std::size_t in_pattern) {
    if (patterns[in_pattern] == "**") return Step::star;
    return name_fits(names[at], patterns[in_pattern]) ? Step::fits : Step::differs;
  });
}

std::vector<std::string> project_files(const Settings& settings) {
  const Setting* const patterns = settings.find("files");
  if (patterns == nullptr) return {};
  std::vector<std::string> files;
  std::set<std::string> known;
  for (const std::string& pattern : patterns->words) {
    const auto [folder, rest] = split_pattern(pattern);
    const fs::path top = settings.project_file().parent_path() / folder;
    Finder finder(rest);
    finder.look_in(top.empty() ? "." : top, "");
    const std::vector<std::string> found = finder.sorted();
    if (found.empty()) {
      throw InputError(patterns->origin.text() + ": no file fits " + pattern);
    }
    for (const std::string& file : found) {
      std::string name = fs::path(file).lexically_normal().string();
      if (known.insert(name).second) files.push_back(std::move(name));
    }
  }
  return files;
}

std::string project_output(const Settings& settings, const std::string& file,
                           const std::string& target) {
  std::string folder = settings.word("output");
  if (folder.empty()) return folder;
  constexpr std::string_view kTarget = "{target}";
  if (const std::size_t at = folder.find(kTarget); at != std::string::npos) {
    folder.replace(at, kTarget.size(), target);
  }
  const fs::path project = settings.project_file().parent_path();
  const auto whole = [](const fs::path& path) { return fs::absolute(path).lexically_normal(); };
  fs::path below = whole(file).lexically_relative(whole(project.empty() ? "." : project));
  // Of a file from elsewhere only the name.
  if (below.empty() || *below.begin() == "..") below = fs::path(file).filename();
  return (fs::path(folder) / below).string();
}

}  // namespace calque::cli
