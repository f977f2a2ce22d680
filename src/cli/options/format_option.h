#pragma once

#include <string>

#include "formats/file_format.h"

namespace CLI {
class App;
}

namespace calque::cli {

/// --format: what a file holds, where its name (and, of a file that is read, its content) does not
/// tell.
class FormatOption {
 public:
  void declare_for_reading(CLI::App& app);
  void declare_for_writing(CLI::App& app);

  FileFormat of_input(const std::string& file) const;

  /// Throws UsageError for a name with the ending of anything but a format that is written.
  FileFormat of_output(const std::string& file) const;

 private:
  std::string written_;
};

}  // namespace calque::cli
