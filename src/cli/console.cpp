#include "cli/console.h"

#include <cstdlib>
#include <iostream>

#include "calque/error.h"
#include "file/system.h"
#include "report/terminal_text.h"
#include "text/printable.h"

namespace calque::cli {
namespace {

std::string safe_message(std::string_view message) {
  return stderr_is_terminal() ? report::terminal_message(message) : text::make_printable(message);
}

}  // namespace

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets it
  return value == nullptr ? std::string_view() : std::string_view(value);
}

bool stdout_is_terminal() {
  return file::stdout_is_terminal();
}

bool stderr_is_terminal() {
  return file::stderr_is_terminal();
}

report::Style output_style(const Globals& globals) {
  // As asked for, into a pipe too; what is written stays safe for the terminal at its end.
  if (globals.color == "always") return report::Style::terminal(true);
  if (!stdout_is_terminal()) return {};
  const bool wanted =
      globals.color == "auto" && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  return report::Style::terminal(wanted);
}

SafeOutput::SafeOutput() {
  if (!stdout_is_terminal()) return;
  buffer_ = std::make_unique<TerminalBuffer>(*std::cout.rdbuf());
  unsafe_ = std::cout.rdbuf(buffer_.get());
}

SafeOutput::~SafeOutput() {
  if (unsafe_ != nullptr) std::cout.rdbuf(unsafe_);
}

void print(std::string_view data) {
  std::cout << data;
}

void print(std::string_view dressed, const report::Style& style) {
  // The buffer in front of a terminal lets through only what the style wrote.
  auto* const terminal = dynamic_cast<TerminalBuffer*>(std::cout.rdbuf());
  if (terminal == nullptr) {
    std::cout << dressed;
  } else if (!terminal->put_dressed(dressed, style)) {
    std::cout.setstate(std::ios::badbit);
  }
}

void say(const Globals& globals, std::string_view message) {
  // One write: messages of several programs on one terminal do not mix within a line.
  if (!globals.quiet) std::cerr << safe_message(message) + "\n";
}

void say_error(std::string_view message) {
  std::cerr << "calque: " + safe_message(message) + "\n";
}

void draw_line(std::string_view line) {
  // To the start of the line, and erase to its end (ECMA-48: EL).
  constexpr std::string_view kWipe = "\r\x1b[K";
  std::cerr << std::string(kWipe) + safe_message(line) << std::flush;
}

void finish_output() {
  std::cout.flush();
  if (!std::cout) throw Error("standard output could not be written: is the disk full?");
}

std::string counted(std::int64_t count, std::string_view noun) {
  std::string digits = std::to_string(count);
  // A comma before each three digits from the right, but not behind a minus sign.
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > (count < 0 ? 1 : 0);
       at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  digits.append(" ").append(noun);
  if (count == 1) return digits;
  if (noun.ends_with("entry")) return digits.replace(digits.size() - 1, 1, "ies");
  return digits + (noun.ends_with('h') ? "es" : "s");
}

}  // namespace calque::cli
