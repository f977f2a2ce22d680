#pragma once

#include <filesystem>
#include <string>

#include "cli/settings/settings.h"

namespace CLI {
class App;
}

namespace calque::cli {

/// Exit codes of the program; part of its interface, see docs/commands.md.
enum ExitCode : int {
  kOk = 0,
  kNothingFound = 1,
  kUnusable = 2,  ///< A wrong command line, or input that cannot be used.
  kGateFailed = 3,
  kInterrupted = 130
};

/// Options that every subcommand takes.
struct Globals {
  std::filesystem::path memory;  ///< As the command line names it; empty where it does not.
  std::string color = "auto";    ///< auto, always or never
  bool quiet = false;
  Settings settings;  ///< What holds where the command line says nothing.
};

/// A subcommand: declares its options, then runs with what they were given.
class Command {
 public:
  virtual ~Command() = default;
  virtual const char* name() const = 0;
  virtual const char* description() const = 0;
  virtual void declare(CLI::App& app) = 0;
  /// Returns the exit code; throws calque::Error where the message is the result.
  virtual int run(const Globals& globals) = 0;
};

}  // namespace calque::cli
