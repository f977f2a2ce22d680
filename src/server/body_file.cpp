#include "server/body_file.h"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include "calque/error.h"

namespace calque::server {

BodyFile::BodyFile() {
  std::string pattern = (std::filesystem::temp_directory_path() / "calque-body-XXXXXX").string();
  file_ = file::Descriptor(mkstemp(pattern.data()));
  if (!file_.is_open()) throw Error("cannot make " + pattern + ": " + std::strerror(errno));
  path_ = pattern;
}

BodyFile::~BodyFile() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

void BodyFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw Error("cannot write " + path_.string() + ": " + std::strerror(errno));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string BodyFile::read(std::size_t most) {
  std::string bytes(most, '\0');
  ssize_t got = -1;
  do {
    got = pread(file_.number(), bytes.data(), most, static_cast<off_t>(at_));
  } while (got < 0 && errno == EINTR);
  if (got < 0) throw Error("cannot read " + path_.string() + ": " + std::strerror(errno));
  at_ += static_cast<std::size_t>(got);
  bytes.resize(static_cast<std::size_t>(got));
  return bytes;
}

}  // namespace calque::server
