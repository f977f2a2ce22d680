#pragma once

#include "cli/command.h"

namespace calque::cli {

/// Prints the table of all checks. Returns the exit code.
int list_checks(const Globals& globals);

}  // namespace calque::cli
