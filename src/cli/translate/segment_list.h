#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/command.h"
#include "leverage/pretranslation.h"

namespace calque::cli {

/// Names the first segments of a list on standard error with what became of them, then counts all.
void say_segments(const Globals& globals, const std::vector<std::size_t>& numbers,
                  const std::vector<leverage::Pretranslated>& segments, const std::string& what);

}  // namespace calque::cli
