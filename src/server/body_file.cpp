#include "server/body_file.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include "calque/error.h"
#include "text/ascii.h"

namespace calque::server {

BodyFile::BodyFile(const std::string& ending) {
  std::string pattern =
      (std::filesystem::temp_directory_path() / "calque-body-XXXXXX").string() + ending;
  file_ = file::Descriptor(mkstemps(pattern.data(), static_cast<int>(ending.size())));
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

std::string ending_of(const std::string& name) {
  // The longest is that of an Xcode string catalog, ".xcstrings".
  constexpr std::size_t kLongest = 16;
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos || name.size() - dot > kLongest) return {};
  const std::string ending = name.substr(dot);
  const bool plain = std::ranges::all_of(ending.substr(1), text::is_ascii_alphanumeric);
  return plain ? ending : std::string();
}

KeptFile::KeptFile(const std::filesystem::path& body, const std::string& ending)
    : path_(body.string() + "-kept" + ending) {
  std::filesystem::rename(body, path_);
}

KeptFile::~KeptFile() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

}  // namespace calque::server
