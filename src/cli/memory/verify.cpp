#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options/memory_option.h"
#include "lexicon/learnt_words.h"
#include "store/index_check.h"
#include "store/table_check.h"

namespace calque::cli {
namespace {

class VerifyCommand : public Command {
 public:
  const char* name() const override { return "verify"; }
  const char* description() const override {
    return "Check that the memory is whole and its match index agrees with the units";
  }

  void declare(CLI::App& app) override {
    app.add_flag("--rebuild", rebuild_, "Make the index again from the units first");
  }

  int run(const Globals& globals) override {
    Session session =
        open_session(globals, rebuild_ ? Session::Access::read_write : Session::Access::read_only);
    if (rebuild_) {
      rebuild_index(session);
      // They are learnt again when they are needed.
      forget_learnt_words(session);
    }
    const bool whole =
        report(globals, check_tables(session), "the file is whole",
               "the file is damaged: restore it from a backup, rescue what is left of it into a "
               "new memory with \"calque recover\", or save the units that can be read with "
               "\"calque export\"");
    // An index over tables that are damaged cannot be judged.
    if (!whole) return kGateFailed;
    const bool agrees = report(globals, check_index(session), "the index agrees with the units",
                               "the index is wrong: \"calque verify --rebuild\" repairs it");
    const auto damaged = check_learnt_words(session);
    const bool learnt =
        damaged.empty() ||
        report(globals, damaged, "",
               "\"calque align\" learns them anew; \"calque verify --rebuild\" deletes them");
    return agrees && learnt ? kOk : kGateFailed;
  }

 private:
  static bool report(const Globals& globals, const std::vector<std::string>& problems,
                     std::string_view good, std::string_view bad) {
    for (const std::string& problem : problems) say(globals, problem);
    say(globals, problems.empty() ? good : bad);
    return problems.empty();
  }

  bool rebuild_ = false;
};

}  // namespace

std::unique_ptr<Command> make_verify_command() {
  return std::make_unique<VerifyCommand>();
}

}  // namespace calque::cli
