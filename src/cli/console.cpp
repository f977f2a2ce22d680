#include "cli/console.h"

#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "error.h"

namespace calque::cli {
std::string_view environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets it
  return value == nullptr ? std::string_view() : std::string_view(value);
}

bool stdout_is_terminal() {
  return isatty(STDOUT_FILENO) != 0;
}

bool stderr_is_terminal() {
  return isatty(STDERR_FILENO) != 0;
}

report::Style output_style(const Globals& globals) {
  if (globals.color == "always") return report::Style::terminal(true);
  if (!stdout_is_terminal()) return {};
  const bool wanted =
      globals.color == "auto" && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  return report::Style::terminal(wanted);
}

void print(std::string_view data) {
  std::cout << data;
}

void say(const Globals& globals, std::string_view message) {
  if (!globals.quiet) std::cerr << message << '\n';
}

void finish_output() {
  std::cout.flush();
  if (!std::cout) throw Error("standard output could not be written: is the disk full?");
}

std::string counted(std::int64_t count, std::string_view noun) {
  std::string digits = std::to_string(count);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > (count < 0 ? 1 : 0);
       at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  digits.append(" ").append(noun);
  if (count != 1) digits += noun.ends_with('h') ? "es" : "s";
  return digits;
}

}  // namespace calque::cli
