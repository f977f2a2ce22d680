#include "cli/help/option_text.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>

namespace calque::cli {
namespace {

/// CLI11 calls the type of an option "LANG", or "FORMAT:{tmx,csv}".
std::string value_name(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::string name = type.substr(0, type.find(":{"));
  // A number that was given no name.
  return name == "INT" || name == "UINT" || name == "FLOAT" ? "N" : name;
}

std::vector<std::string> choices_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::size_t begin = type.find(":{");
  if (begin == std::string::npos) return {};
  const std::size_t end = type.find('}', begin);
  return CLI::detail::split(type.substr(begin + 2, end - begin - 2), ',');
}

}  // namespace

std::string OptionText::heading() const {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  if (names.empty()) return value + (repeated ? "..." : "");
  return value.empty() ? out : out + " " + value;
}

std::string OptionText::whole_description() const {
  std::string out = description;
  const bool told = std::ranges::all_of(choices, [this](const std::string& choice) {
    return description.find(choice) != std::string::npos;
  });
  if (!told) out += ": " + CLI::detail::join(choices, ", ");
  if (required) out += " (required)";
  if (!otherwise.empty()) out += " (" + otherwise + " if not given)";
  return out;
}

OptionText text_of(const CLI::Option& option) {
  OptionText text;
  for (const std::string& name : option.get_snames()) text.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) text.names.push_back("--" + name);
  const bool takes_value = option.get_items_expected_max() > 0;
  if (takes_value) text.value = value_name(option);
  if (text.is_argument() && (text.value.empty() || text.value == "TEXT")) {
    text.value = option.get_name();
    std::ranges::transform(text.value, text.value.begin(), [](char c) {
      return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    });
  }
  text.choices = choices_of(option);
  text.description = option.get_description();
  text.otherwise = option.get_default_str();
  // A list that CLI11 wrote.
  if (text.otherwise.starts_with('[') || text.otherwise == "\"\"") text.otherwise.clear();
  text.required = option.get_required();
  text.repeated = text.is_argument() && option.get_items_expected_max() > 1;
  return text;
}

std::vector<OptionText> option_texts(const CLI::App& command) {
  std::vector<OptionText> texts;
  for (const CLI::Option* option : command.get_options()) {
    // Those of no group are not shown.
    if (!option->get_group().empty()) texts.push_back(text_of(*option));
  }
  return texts;
}

std::string full_name(const CLI::App& command) {
  if (command.get_parent() == nullptr) return "";
  const std::string above = full_name(*command.get_parent());
  return above.empty() ? command.get_name() : above + " " + command.get_name();
}

std::vector<const CLI::App*> commands_under(const CLI::App& command) {
  return command.get_subcommands([](const CLI::App*) { return true; });
}

const CLI::App* command_under(const CLI::App& command, std::string_view name) {
  for (const CLI::App* under : commands_under(command)) {
    if (under->get_name() == name) return under;
  }
  return nullptr;
}

}  // namespace calque::cli
