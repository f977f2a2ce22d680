#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace calque::cli {

/// --include: texts of an article that are read only where they are asked for.
class IncludeOption {
 public:
  CLI::Option* declare(CLI::App& app);

  document::Include include() const;

 private:
  std::vector<std::string> kinds_;
};

}  // namespace calque::cli
