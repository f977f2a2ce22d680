#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/memory_option.h"
#include "memory/index_check.h"

namespace calque::cli {
namespace {

class VerifyCommand : public Command {
 public:
  const char* name() const override { return "verify"; }
  const char* description() const override {
    return "Check that the match index agrees with the units, or make it again";
  }

  void declare(CLI::App& app) override {
    app.add_flag("--rebuild", rebuild_, "Make the index again from the units first");
  }

  int run(const Globals& globals) override {
    Memory memory =
        open_memory(globals, rebuild_ ? Memory::Access::read_write : Memory::Access::read_only);
    if (rebuild_) rebuild_index(memory);
    const std::vector<std::string> problems = check_index(memory);
    for (const std::string& problem : problems) say(globals, problem);
    say(globals, problems.empty() ? "the index agrees with the units"
                                  : "the index is wrong: \"calque verify --rebuild\" repairs it");
    return problems.empty() ? kOk : kGateFailed;
  }

 private:
  bool rebuild_ = false;
};

}  // namespace

std::unique_ptr<Command> make_verify_command() {
  return std::make_unique<VerifyCommand>();
}

}  // namespace calque::cli
