#include "file/target.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "calque/error.h"

namespace calque::file {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& path, const std::string& reason) {
  throw Error("cannot write " + path.string() + ": " + reason);
}

std::string system_message(int code) {
  return std::error_code(code, std::generic_category()).message();
}

std::optional<struct stat> look_at(const fs::path& path, int flags) {
  struct stat found{};
  if (fstatat(AT_FDCWD, path.c_str(), &found, flags) == 0) return found;
  if (errno != ENOENT) fail(path, system_message(errno));
  return std::nullopt;
}

fs::path without_links(const fs::path& path) {
  constexpr int kMostLinks = 40;  // as Linux
  fs::path at = path;
  for (int i = 0; i < kMostLinks; ++i) {
    const auto found = look_at(at, AT_SYMLINK_NOFOLLOW);
    if (!found || !S_ISLNK(found->st_mode)) return at;
    std::error_code error;
    const fs::path next = fs::read_symlink(at, error);
    if (error) fail(path, error.message());
    at = at.parent_path() / next;
  }
  fail(path, system_message(ELOOP));
}

bool same_file(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

}  // namespace

Target find_target(const fs::path& path) {
  // Each look is at one moment, and others may put a new file under the name in between.
  constexpr int kMostLooks = 100;
  for (int i = 0; i < kMostLooks; ++i) {
    const auto named = look_at(path, 0);
    if (named && S_ISDIR(named->st_mode)) fail(path, "it is a folder");
    if (named && !S_ISREG(named->st_mode)) return {path, named};
    Target target;
    target.path = without_links(path);
    target.existing = look_at(target.path, AT_SYMLINK_NOFOLLOW);
    // The system itself refuses to follow links that others put into a shared folder.
    const auto followed = look_at(path, 0);
    const bool same = followed && target.existing ? same_file(*followed, *target.existing)
                                                  : !followed && !target.existing;
    if (same) return target;
  }
  fail(path, "it is changed all the time by others; try again");
}

void require_replaceable(const Target& target) {
  if (!target.existing) return;
  if (faccessat(AT_FDCWD, target.path.c_str(), W_OK, AT_EACCESS) != 0) {
    fail(target.path, "it is write-protected; remove it first, or give another name");
  }
  if (target.existing->st_nlink > 1) {
    fail(target.path,
         "it has " + std::to_string(target.existing->st_nlink) +
             " names (hard links), and the others would keep the old content; remove it first, or "
             "give another name");
  }
}

}  // namespace calque::file
