#include "cli/options/percent_option.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <sstream>

#include "cli/console.h"

namespace calque::cli {
namespace {

constexpr double kWhole = 100;

bool is_fraction(double value) {
  return value > 0 && value < 1;
}

/// Without zeros behind the point.
std::string shown(double value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

}  // namespace

void PercentOption::declare(CLI::App& app, const std::string& name,
                            const std::string& description) {
  name_ = name;
  const auto check = [limits = limits_](const std::string& text) -> std::string {
    double value = 0;
    const bool number = CLI::detail::lexical_cast(text, value);
    if (number && (is_fraction(value) || (value >= limits.least && value <= limits.most))) {
      return {};
    }
    return "\"" + text + "\" is no number from " + shown(limits.least) + " to " +
           shown(limits.most);
  };
  app.add_option(name, value_, description + ", in per cent")
      ->check(check)
      ->type_name("PERCENT")
      ->capture_default_str();
}

double PercentOption::percent(const Globals& globals) const {
  if (!is_fraction(value_)) return value_;
  const double percent = value_ * kWhole;
  say(globals, "note: " + name_ + " " + shown(value_) + " is taken for " + shown(percent) +
                   " %: thresholds are in per cent");
  return percent;
}

MatchRate PercentOption::rate(const Globals& globals) const {
  // What a fraction of decimals lacks or has too much of is no rate.
  constexpr double kNothing = 1e-6;
  return MatchRate(std::max(1, static_cast<int>(std::ceil(percent(globals) - kNothing))));
}

}  // namespace calque::cli
