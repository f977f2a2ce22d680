#pragma once

#include "cli/command.h"
#include "cli/complete/completion.h"

namespace calque::cli {

/// What an option or argument can be set to: its choices, languages and batches of the memory,
/// checks, files of the endings that the command reads. `globals` tells which memory.
Completions values_at(const WordPlace& place, const Globals& globals);

}  // namespace calque::cli
