#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class Error;
}  // namespace CLI

namespace calque::cli {

/// What a person is told about a command line that does not fit: `error` is what the parser says,
/// `app` the program after it read what it could.
std::string usage_message(const CLI::App& app, const CLI::Error& error);

/// The same for a value of one option: "\"goood\" is none of good, bad: did you mean ...?".
std::string value_message(const std::string& said);

/// The command that was met last on the command line; the program itself where none was.
const CLI::App& command_met(const CLI::App& app);

/// The commands known by a name that `app` has not, with the one that was meant.
std::string no_such_command(const CLI::App& app, const std::string& name);

}  // namespace calque::cli
