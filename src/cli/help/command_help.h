#pragma once

#include <array>
#include <span>
#include <string_view>

namespace calque::cli {

/// What help and manual say of a command beside its options: a row of the table of all commands.
struct CommandHelp {
  std::string_view command;  ///< "match", or "glossary add".
  std::string_view group;    ///< Under which it is listed; empty for one under another.
  std::array<std::string_view, 2> examples;
};

/// All of them, in the order in which they are listed.
std::span<const CommandHelp> command_helps();

/// The row of a command; null where there is none.
const CommandHelp* find_command_help(std::string_view command);

}  // namespace calque::cli
