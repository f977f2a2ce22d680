#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "calque/error.h"
#include "cli/commands.h"
#include "cli/complete/completion.h"
#include "cli/complete/scripts.h"
#include "cli/complete/values.h"
#include "cli/console.h"

namespace calque::cli {
namespace {

class CompletionsCommand : public Command {
 public:
  const char* name() const override { return "completions"; }
  const char* description() const override { return "Print the completions for a shell"; }

  void declare(CLI::App& app) override {
    app_ = app.get_parent();
    app.add_option("shell", shell_, "For which shell")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}))
        ->type_name("SHELL");
    // What the scripts ask: not for people.
    app.add_flag("--ask", ask_)->group("");
    app.add_option("words", words_)->group("");
  }

  int run(const Globals& globals) override {
    if (ask_) {
      print(answer(globals));
    } else {
      print(shell_ == "bash" ? bash_script() : shell_ == "zsh" ? zsh_script() : fish_script());
    }
    return kOk;
  }

 private:
  /// Nobody reads a message while he types: where something is wrong there are no completions.
  std::string answer(Globals globals) const {
    const WordPlace place = place_of(*app_, words_);
    if (!place.memory.empty()) globals.memory = place.memory;
    try {
      globals.settings = load_settings();
    } catch (const Error&) {
      globals.settings = {};
    }
    try {
      return lines_of(place.option == nullptr ? names_at(place) : values_at(place, globals), place);
    } catch (const Error&) {
      return "words\n";
    }
  }

  const CLI::App* app_ = nullptr;
  std::string shell_;
  bool ask_ = false;
  std::vector<std::string> words_;
};

}  // namespace

std::unique_ptr<Command> make_completions_command() {
  return std::make_unique<CompletionsCommand>();
}

}  // namespace calque::cli
