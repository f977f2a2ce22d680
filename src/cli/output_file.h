#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
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

/// Throws UsageError where `output` is one of the files that the command reads: it would be gone
/// before it was of use. "-" and names of nothing are passed over.
void refuse_own_input(const std::string& output, const std::vector<std::string>& inputs);

/// Throws UsageError for a name whose ending tells another format than the one written: "receipt",
/// in JSON, as .json.
void require_ending(const std::string& output, const std::string& ending, const std::string& what);

/// Says that a file was written; nothing of standard output.
void say_written(const Globals& globals, const std::string& output);

/// The ending of a file's name in lower case with its dot, or nothing.
std::string lower_extension(const std::string& path);

}  // namespace calque::cli
