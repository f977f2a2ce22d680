#pragma once

#include <string>

#include "exchange/file_format.h"

namespace CLI {
class App;
}

namespace calque::cli {

/// --format: what a file holds, where its name does not tell.
class FormatOption {
 public:
  void declare(CLI::App& app);

  FileFormat of(const std::string& file) const;

 private:
  std::string written_;
};

}  // namespace calque::cli
