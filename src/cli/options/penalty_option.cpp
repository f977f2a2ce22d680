#include "cli/options/penalty_option.h"

#include <CLI/CLI.hpp>
#include <charconv>

#include "calque/error.h"

namespace calque::cli {

void PenaltyOption::declare(CLI::App& app) {
  app.add_option(
         "--penalty", written_,
         "Points off matches of a kind, instead of calque's own: alignment=5,mt=0; kinds are " +
             penalty_names())
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("KIND=N,...");
}

PenaltyPoints parse_penalties(const std::vector<std::string>& written) {
  constexpr int kMost = 100;
  PenaltyPoints all;
  for (const std::string& one : written) {
    const std::size_t equals = one.find('=');
    int points = -1;
    if (equals != std::string::npos) {
      const char* const end = one.data() + one.size();
      const auto read = std::from_chars(one.data() + equals + 1, end, points);
      if (read.ec != std::errc() || read.ptr != end) points = -1;
    }
    if (points < 0 || points > kMost) {
      throw UsageError("\"" + one + "\" is no penalty: write KIND=N, N from 0 to 100");
    }
    all[one.substr(0, equals)] = points;
  }
  penalties_with(all);  // refuses a kind that there is not
  return all;
}

}  // namespace calque::cli
