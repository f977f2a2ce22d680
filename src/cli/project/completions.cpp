#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"

namespace calque::cli {
namespace {

/// All three are made from the commands that were declared, so that a new option needs nothing
/// here.
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

/// The options of a command and of those under it, with the names of these.
std::vector<std::string> words_after(const CLI::App& app) {
  std::vector<std::string> words = option_names(app);
  for (const CLI::App* sub : subcommands(app)) {
    words.push_back(sub->get_name());
    for (std::string& option : option_names(*sub)) words.push_back(std::move(option));
  }
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  return words;
}

std::string bash(const CLI::App& app) {
  std::string out =
      "_calque() {\n"
      "  local word=\"${COMP_WORDS[COMP_CWORD]}\" command=\"\" names=\"\" i\n"
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
    out += "    " + sub->get_name() + ") options=\"$options " + joined(words_after(*sub)) + "\"";
    if (const std::string names = subcommand_names(*sub); !names.empty()) {
      out += "; [[ ${COMP_WORDS[COMP_CWORD-1]} == \"$command\" ]] && names=\"" + names + "\"";
    }
    out += " ;;\n";
  }
  return out +
         "  esac\n"
         "  if [[ -n $names && $word != -* ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$names\" -- \"$word\"))\n"
         "  elif [[ -n $command && $word != -* ]]; then\n"
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
    // It takes a value.
    if (option->get_items_expected_max() > 0) out += " -r";
    out += " -d " + quoted(option->get_description()) + "\n";
  }
  return out;
}

/// A command, those under it, and their options.
std::string fish_command(const CLI::App& app, const std::string& condition) {
  const std::string within = " -n '__fish_seen_subcommand_from " + app.get_name() + "'";
  std::string out = "complete -c calque" + condition + " -f -a " + app.get_name() + " -d " +
                    quoted(app.get_description()) + "\n" + fish_options(app, within);
  for (const CLI::App* sub : subcommands(app)) out += fish_command(*sub, within);
  return out;
}

std::string fish(const CLI::App& app) {
  std::string out = fish_options(app, "");
  for (const CLI::App* sub : subcommands(app)) {
    out += fish_command(*sub, " -n __fish_use_subcommand");
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
