#pragma once

#include <string_view>

namespace calque::cli {

/// The scripts that have a shell ask the program itself what may stand where the cursor is
/// (lines_of in completion.h), so that they know the memory that a command line names.
std::string_view bash_script();
std::string_view zsh_script();
std::string_view fish_script();

}  // namespace calque::cli
