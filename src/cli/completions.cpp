#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"

namespace calque::cli {
namespace {

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::vector<const CLI::App*> subcommands(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::string subcommand_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* sub : subcommands(app)) names.push_back(sub->get_name());
  return joined(names);
}

std::string bash(const CLI::App& app) {
  std::string out =
      "_calque() {\n"
      "  local word=\"${COMP_WORDS[COMP_CWORD]}\" command=\"\" i\n"
      "  COMPREPLY=()\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    [[ ${COMP_WORDS[i]} != -* ]] && { command=\"${COMP_WORDS[i]}\"; break; }\n"
      "  done\n"
      "  local options=\"" +
      joined(option_names(app)) +
      "\"\n"
      "  case \"$command\" in\n"
      "    \"\") [[ $word != -* ]] && options=\"" +
      subcommand_names(app) + "\" ;;\n";
  for (const CLI::App* sub : subcommands(app)) {
    out +=
        "    " + sub->get_name() + ") options=\"$options " + joined(option_names(*sub)) + "\" ;;\n";
  }
  return out +
         "  esac\n"
         "  if [[ -n $command && $word != -* ]]; then\n"
         "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
         "  else\n"
         "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
         "  fi\n"
         "}\n"
         "complete -o filenames -F _calque calque\n";
}

/// zsh runs bash completions through its own emulation.
std::string zsh(const CLI::App& app) {
  return "#compdef calque\nautoload -U +X bashcompinit && bashcompinit\n" + bash(app);
}

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("\\'") : std::string(1, c);
  return out + "'";
}

std::string fish_options(const CLI::App& app, const std::string& condition) {
  std::string out;
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_lnames().empty() && option->get_snames().empty()) continue;
    out += "complete -c calque" + condition;
    for (const std::string& name : option->get_lnames()) out += " -l " + name;
    for (const std::string& name : option->get_snames()) out += " -s " + name;
    if (option->get_items_expected_max() > 0) out += " -r";
    out += " -d " + quoted(option->get_description()) + "\n";
  }
  return out;
}

std::string fish(const CLI::App& app) {
  std::string out = fish_options(app, "");
  for (const CLI::App* sub : subcommands(app)) {
    out += "complete -c calque -n __fish_use_subcommand -f -a " + sub->get_name() + " -d " +
           quoted(sub->get_description()) + "\n";
    out += fish_options(*sub, " -n '__fish_seen_subcommand_from " + sub->get_name() + "'");
  }
  return out;
}

class CompletionsCommand : public Command {
 public:
  const char* name() const override { return "completions"; }
  const char* description() const override { return "Print the completions for a shell"; }

  void declare(CLI::App& app) override {
    app_ = app.get_parent();
    app.add_option("shell", shell_, "bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}))
        ->type_name("SHELL");
  }

  int run(const Globals& /*globals*/) override {
    print(shell_ == "bash" ? bash(*app_) : shell_ == "zsh" ? zsh(*app_) : fish(*app_));
    return kOk;
  }

 private:
  const CLI::App* app_ = nullptr;
  std::string shell_;
};

}  // namespace

std::unique_ptr<Command> make_completions_command() {
  return std::make_unique<CompletionsCommand>();
}

}  // namespace calque::cli
