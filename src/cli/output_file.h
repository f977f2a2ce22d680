#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "cli/terminal_buffer.h"
#include "file/output_file.h"

namespace calque::cli {

/// Where a command writes to: a file that is written whole or not at all, or standard output.
class OutputFile {
 public:
  /// `path` "-" is standard output. Throws Error when the file cannot be made.
  explicit OutputFile(const std::string& path);

  std::ostream& stream();

  /// Throws Error when not all could be written; what was not committed is removed.
  void commit();

 private:
  std::optional<file::OutputFile> file_;
  std::optional<TerminalBuffer> terminal_;  ///< Of a file that is a terminal, such as /dev/tty.
};

/// The ending of a file's name in lower case with its dot, or nothing.
std::string lower_extension(const std::string& path);

}  // namespace calque::cli
