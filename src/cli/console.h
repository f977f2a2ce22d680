#pragma once

#include <string>
#include <string_view>

#include "cli/command.h"
#include "report/style.h"

namespace calque::cli {

/// The value of an environment variable; empty when it is not set.
std::string_view environment(const char* name);

/// True when standard output, or standard error, is a terminal.
bool stdout_is_terminal();
bool stderr_is_terminal();

/// The style of what goes to standard output: --color, NO_COLOR and TERM=dumb are honoured.
report::Style output_style(const Globals& globals);

/// Writes data to standard output.
void print(std::string_view data);

/// Writes a message for the person at the terminal to standard error, unless --quiet.
void say(const Globals& globals, std::string_view message);

/// Flushes standard output. Throws Error when it could not be written whole (a full disk).
void finish_output();

/// "1 unit", "2 units": a count with thousands grouped and its noun, for messages.
std::string counted(std::int64_t count, std::string_view noun);

}  // namespace calque::cli
