#pragma once

#include <string>
#include <vector>

#include "calque/match.h"

namespace CLI {
class App;
}

namespace calque::cli {

/// Points by kind from "KIND=N" each. Throws UsageError for a kind that there is not, and for what
/// is no number of points.
PenaltyPoints parse_penalties(const std::vector<std::string>& written);

/// --penalty KIND=N,...: what comes off the rate of matches of a kind.
class PenaltyOption {
 public:
  void declare(CLI::App& app);

  /// Throw as parse_penalties does.
  PenaltyPoints points() const { return parse_penalties(written_); }
  Penalties penalties() const { return penalties_with(points()); }

 private:
  std::vector<std::string> written_;
};

}  // namespace calque::cli
