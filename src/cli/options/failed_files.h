#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "cli/command.h"

namespace calque::cli {

/// The files of a run over several that could not be worked on: the others are all the same.
class FailedFiles {
 public:
  /// @param all how many files there are: one that is alone ends the command with its error.
  explicit FailedFiles(std::size_t all) : all_(all) {}

  /// Runs `work` for a file. Where that cannot be used it is named with the reason on standard
  /// error, also with --quiet, and false comes back. Whatever else goes wrong (a full disk, a
  /// memory that is not there) ends the command.
  bool attempt(const std::string& file, const std::function<void()>& work);

  /// The exit code of the run: kUnusable where a file failed, which is said; else `code`.
  int code(int code) const;

 private:
  std::size_t all_;
  std::size_t failed_ = 0;
  std::string last_;  ///< What was said of the last one.
};

}  // namespace calque::cli
