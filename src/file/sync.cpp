#include "file/sync.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "calque/error.h"

namespace calque::file {
namespace {

namespace fs = std::filesystem;

/// What fsync says of things that have nothing to be written, or cannot be.
bool cannot_be_synced(int code) {
  constexpr std::array kCodes{EINVAL, ENOTSUP, ENOSYS, EROFS, EBADF};
  return std::ranges::find(kCodes, code) != kCodes.end();
}

int sync(const Descriptor& file) {
  while (fsync(file.number()) != 0) {
    if (errno != EINTR) return cannot_be_synced(errno) ? 0 : errno;
  }
  return 0;
}

[[noreturn]] void fail(const fs::path& path, int code) {
  throw Error("cannot write " + path.string() + ": " +
              std::error_code(code, std::generic_category()).message());
}

/// Some file systems cannot refuse a taken name in one step.
int rename_to_new_name(const fs::path& from, const fs::path& to) {
  if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (!cannot_be_synced(errno)) return errno;
  std::error_code error;
  if (fs::exists(to, error)) return EEXIST;
  return std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

void sync_content(const Descriptor& file, const fs::path& path) {
  if (const int code = sync(file); code != 0) fail(path, code);
}

void sync_folder(const fs::path& folder) {
  const fs::path path = folder.empty() ? fs::path(".") : folder;
  const Descriptor open_folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!open_folder.is_open()) return;
  if (const int code = sync(open_folder); code != 0) fail(path, code);
}

void move_to_new_name(const fs::path& from, const fs::path& to) {
  const Descriptor content(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
  if (!content.is_open()) fail(from, errno);
  sync_content(content, from);
  if (const int code = rename_to_new_name(from, to); code != 0) fail(to, code);
  sync_folder(to.parent_path());
}

}  // namespace calque::file
