#pragma once

#include <string>

#include "calque/match.h"
#include "cli/command.h"

namespace CLI {
class App;
}

namespace calque::cli {

/// A threshold in per cent. A value between 0 and 1 is a fraction, as older versions had them; it
/// is taken, with a note.
class PercentOption {
 public:
  struct Limits {
    double least = 0;
    double most = 100;
  };

  PercentOption(double otherwise, Limits limits) : value_(otherwise), limits_(limits) {}

  /// Declares it, `name` with its hyphens.
  void declare(CLI::App& app, const std::string& name, const std::string& description);

  /// In per cent; says so where a fraction was given.
  double percent(const Globals& globals) const;

  /// The same as a rate; rates are whole numbers.
  MatchRate rate(const Globals& globals) const;

 private:
  std::string name_;
  double value_;
  Limits limits_;
};

/// Of match rates: 102 is a match with both neighbours.
inline constexpr PercentOption::Limits kRates{.least = 1, .most = 102};

}  // namespace calque::cli
