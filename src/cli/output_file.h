#pragma once

#include <filesystem>
#include <fstream>
#include <iosfwd>
#include <string>

namespace calque::cli {

/// A file that is written whole or not at all: its content goes to a file beside it, which takes
/// the name in the end. "-" is standard output.
class OutputFile {
 public:
  /// Throws Error when the file cannot be made.
  explicit OutputFile(const std::string& path);

  /// Removes what was not committed.
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  std::ostream& stream();

  /// Throws Error when not all could be written.
  void commit();

 private:
  std::filesystem::path path_;
  std::filesystem::path unfinished_;
  std::ofstream file_;
};

/// The ending of a file's name in lower case with its dot, or nothing.
std::string lower_extension(const std::string& path);

}  // namespace calque::cli
