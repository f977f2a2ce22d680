#include "cli/options/number_option.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <limits>

namespace calque::cli {
namespace {

CLI::Validator whole_number(std::int64_t least, std::int64_t most, const std::string& which) {
  return CLI::Validator(
      [=](const std::string& text) {
        std::int64_t value = 0;
        const char* const end = text.data() + text.size();
        const auto read = std::from_chars(text.data(), end, value);
        const bool fits =
            read.ec == std::errc() && read.ptr == end && value >= least && value <= most;
        return fits ? std::string() : "\"" + text + "\" is no whole number " + which;
      },
      "");  // no name: the help shows the type alone
}

}  // namespace

CLI::Validator from_to(std::int64_t least, std::int64_t most) {
  return whole_number(least, most, "from " + std::to_string(least) + " to " + std::to_string(most));
}

CLI::Validator from(std::int64_t least) {
  return whole_number(least, std::numeric_limits<std::int64_t>::max(),
                      "from " + std::to_string(least) + " on");
}

}  // namespace calque::cli
