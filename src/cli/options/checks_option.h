#pragma once

#include <string>
#include <vector>

#include "calque/check.h"

namespace CLI {
class App;
}

namespace calque::cli {

/// --on and --off: the checks that are done, beside those that are by default; --only where a
/// command has it.
class ChecksOption {
 public:
  void declare(CLI::App& app);
  void declare_only(CLI::App& app);

  /// @throws UsageError for a check that there is none of.
  check::CheckSelection selection() const;

 private:
  std::vector<std::string> only_;
  std::vector<std::string> on_;
  std::vector<std::string> off_;
};

}  // namespace calque::cli
