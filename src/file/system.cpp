#include "file/system.h"

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace calque::file {

bool stdout_is_terminal() {
  return isatty(STDOUT_FILENO) != 0;
}

bool stderr_is_terminal() {
  return isatty(STDERR_FILENO) != 0;
}

std::string process_number() {
  return std::to_string(getpid());
}

std::optional<std::uint64_t> regular_size(std::FILE* file) {
  struct stat info{};
  if (fstat(fileno(file), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  return static_cast<std::uint64_t>(info.st_size);
}

bool is_on_read_only_system(const std::filesystem::path& path) {
  struct statvfs system{};
  return statvfs(path.c_str(), &system) == 0 && (system.f_flag & ST_RDONLY) != 0;
}

}  // namespace calque::file
