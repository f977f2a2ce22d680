#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <streambuf>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "cli/terminal_buffer.h"
#include "report/style.h"

namespace calque::cli {

/// The value of an environment variable; empty when it is not set.
std::string_view environment(const char* name);

/// True when standard output, or standard error, is a terminal.
bool stdout_is_terminal();
bool stderr_is_terminal();

/// The width of the terminal of standard output, within what can be read; 80 where there is none.
std::size_t columns_of_terminal();

/// The style of what goes to standard output: --color, NO_COLOR and TERM=dumb are honoured.
report::Style output_style(const Globals& globals);

/// While it lives, nothing that is written to standard output can steer the terminal there; into a
/// pipe or a file everything goes byte by byte. One of them is made, before anything is written.
class SafeOutput {
 public:
  SafeOutput();
  ~SafeOutput();
  SafeOutput(const SafeOutput&) = delete;
  SafeOutput& operator=(const SafeOutput&) = delete;

 private:
  std::unique_ptr<TerminalBuffer> buffer_;  ///< Null where output goes to no terminal.
  std::streambuf* unsafe_ = nullptr;
};

/// Writes data to standard output.
void print(std::string_view data);

/// Writes what `style` dressed to standard output.
void print(std::string_view dressed, const report::Style& style);

/// Writes a message of one line to standard error, unless --quiet. Whatever it quotes, it cannot
/// steer the terminal.
void say(const Globals& globals, std::string_view message);

/// The same for what ends the command, also with --quiet: "calque: message".
void say_error(std::string_view message);

/// Puts `line` in the place of the last line of standard error, where it was drawn before; an empty
/// one wipes that.
void draw_line(std::string_view line);

/// Flushes standard output. Throws Error when it could not be written whole (a full disk).
void finish_output();

/// A file's name for people: with ~ for the home folder.
std::string from_home(const std::string& path);

/// "1 unit", "2 units": a count with thousands grouped and its noun, for messages.
std::string counted(std::int64_t count, std::string_view noun);

}  // namespace calque::cli
