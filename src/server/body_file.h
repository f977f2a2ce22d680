#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "file/descriptor.h"

namespace calque::server {

/// A file that holds the body of a request, or of an answer, while it is needed; then it is gone.
class BodyFile {
 public:
  /// In the system's folder for such files, readable by nobody else. Throws Error.
  /// @param ending as ending_of() gives it, for readers that go by it.
  explicit BodyFile(const std::string& ending = {});
  ~BodyFile();
  BodyFile(const BodyFile&) = delete;
  BodyFile& operator=(const BodyFile&) = delete;

  /// Throws Error where the disk is full.
  void write(std::string_view bytes);
  /// Up to so many of the next bytes from the beginning; none at the end. Not mixed with write().
  std::string read(std::size_t most);
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
  file::Descriptor file_;
  std::size_t at_ = 0;
};

/// The ending of a name that a client gave, with its dot; empty where it is none: the name itself
/// never becomes a path.
std::string ending_of(const std::string& name);

/// The body of a request that a task works on after the request is answered.
class KeptFile {
 public:
  explicit KeptFile(const std::filesystem::path& body, const std::string& ending = {});
  ~KeptFile();
  KeptFile(const KeptFile&) = delete;
  KeptFile& operator=(const KeptFile&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace calque::server
