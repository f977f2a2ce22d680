#include "cli/help/usage_error.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/help/option_text.h"
#include "cli/suggestion.h"

namespace calque::cli {
namespace {

using Words = std::vector<std::string>;

/// The name that a message of the parser begins with, as help shows it: "--min" or "FILE".
std::string shown_name(const CLI::App& command, const std::string& name) {
  for (const CLI::App* at = &command; at != nullptr; at = at->get_parent()) {
    for (const CLI::Option* option : at->get_options()) {
      if (option->get_name() == name) {
        const OptionText text = text_of(*option);
        return text.is_argument() ? text.value : name;
      }
    }
  }
  return name;
}

Words names_of_options(const CLI::App& command) {
  Words names;
  for (const CLI::App* at = &command; at != nullptr; at = at->get_parent()) {
    for (const OptionText& text : option_texts(*at)) {
      names.insert(names.end(), text.names.begin(), text.names.end());
    }
  }
  return names;
}

Words names_of_commands(const CLI::App& app) {
  Words names;
  for (const CLI::App* command : commands_under(app)) names.push_back(command->get_name());
  return names;
}

/// True for a command whose only argument is a text.
bool takes_text(const CLI::App& command) {
  for (const OptionText& text : option_texts(command)) {
    if (text.is_argument()) return text.value == "TEXT" || text.value == "PHRASE";
  }
  return false;
}

/// The text that the command got, as its first argument.
std::string text_given(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_snames().empty() && option->get_lnames().empty() && option->count() > 0) {
      return option->results().front();
    }
  }
  return {};
}

std::string message_of_extras(const CLI::App& app, const CLI::App& command) {
  const Words extras = app.remaining(true);
  const auto option = std::ranges::find_if(
      extras, [](const std::string& word) { return word.size() > 1 && word.starts_with('-'); });
  if (option != extras.end()) {
    const std::string name = option->substr(0, option->find('='));
    return "there is no option " + name + did_you_mean(name, names_of_options(command));
  }
  if (extras.empty()) return "there is something too much";
  if (!commands_under(command).empty()) return no_such_command(command, extras.front());
  const std::string& first = extras.front();
  if (takes_text(command) && !text_given(command).empty()) {
    return "\"" + first +
           "\" is a word too many: put a text of several words in quotes, as in calque " +
           full_name(command) + " \"" + text_given(command) + " " + CLI::detail::join(extras, " ") +
           "\"";
  }
  return "\"" + first + "\" is too much here";
}

/// "--name: what is wrong" of the parser, whose names and words are not those of the help.
std::string with_shown_name(const CLI::App& command, const std::string& said) {
  const std::size_t colon = said.find(": ");
  if (colon == std::string::npos) return said;
  return shown_name(command, said.substr(0, colon)) + ": " + value_message(said.substr(colon + 2));
}

/// The first word of what the parser says.
std::string first_word(const std::string& said) {
  return said.substr(0, said.find_first_of(" :"));
}

}  // namespace

const CLI::App& command_met(const CLI::App& app) {
  const auto met = app.get_subcommands();
  return met.empty() ? app : command_met(*met.front());
}

std::string no_such_command(const CLI::App& app, const std::string& name) {
  const std::string of = full_name(app);
  const Words known = names_of_commands(app);
  std::string said = "there is no command \"" + (of.empty() ? "" : of + " ") + name + "\"" +
                     did_you_mean(name, known);
  if (said.ends_with('?')) return said;
  return said + (of.empty() ? ": \"calque --help\" lists the commands"
                            : ": there are " + CLI::detail::join(known, ", "));
}

std::string value_message(const std::string& said) {
  // IsMember: "goood not in {good,bad}".
  constexpr std::string_view kNotIn = " not in {";
  const std::size_t at = said.find(kNotIn);
  if (at == std::string::npos) return said;
  const std::string value = said.substr(0, at);
  const std::size_t begin = at + kNotIn.size();
  const Words choices = CLI::detail::split(said.substr(begin, said.find('}', begin) - begin), ',');
  return "\"" + value + "\" is none of " + CLI::detail::join(choices, ", ") +
         did_you_mean(value, choices);
}

std::string usage_message(const CLI::App& app, const CLI::Error& error) {
  const CLI::App& command = command_met(app);
  std::string said = error.what();
  const std::string kind = error.get_name();
  const std::string name = shown_name(command, first_word(said));
  // This one is named after the program, not after what it is.
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError)) {
    return message_of_extras(app, command);
  }
  if (kind == "RequiredError") {
    if (name == said || !said.ends_with(" is required")) return said;
    if (commands_under(command).empty()) return name + " is required";
    return "say which: " + CLI::detail::join(names_of_commands(command), ", ");
  }
  if (kind == "ConversionError") {
    // "Could not convert: unit = abc"
    const std::size_t colon = said.find(": ");
    const std::size_t equals = said.find(" = ");
    if (colon == std::string::npos || equals == std::string::npos) return said;
    return shown_name(command, said.substr(colon + 2, equals - colon - 2)) + ": \"" +
           said.substr(equals + 3) + "\" is no number";
  }
  if (kind == "ArgumentMismatch") {
    const bool flag = said.find("flag") != std::string::npos;
    return name + (flag ? " takes no value" : " needs a value") +
           (said.find(": 2 ") != std::string::npos ? ", or both of two" : "");
  }
  if (kind == "ExcludesError")
    return name + " does not go with " + said.substr(said.rfind(' ') + 1);
  if (kind == "RequiresError") return name + " goes only with " + said.substr(said.rfind(' ') + 1);
  return with_shown_name(command, said);
}

}  // namespace calque::cli
