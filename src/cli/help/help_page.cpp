#include "cli/help/help_page.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <vector>

#include "cli/console.h"
#include "cli/help/command_help.h"
#include "cli/help/option_text.h"
#include "text/utf8.h"

namespace calque::cli {
namespace {

/// Names that are longer stand on a line of their own.
constexpr std::size_t kWidestName = 26;
constexpr std::size_t kIndent = 2;
constexpr std::size_t kGap = 2;

/// Lines of whole words, the first of which begins at column `at`, the others at `indent`.
std::string wrapped(const std::string& text, std::size_t at, std::size_t indent,
                    std::size_t columns) {
  std::string out;
  std::size_t column = at;
  bool first_in_line = true;
  for (const std::string& word : CLI::detail::split(text, ' ')) {
    const std::size_t width = text::count_code_points(word);
    if (!first_in_line && column + 1 + width > columns) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
      first_in_line = true;
    }
    if (!first_in_line) out += " ";
    column += width + (first_in_line ? 0 : 1);
    out += word;
    first_in_line = false;
  }
  return out + "\n";
}

/// A list of names and what they mean.
class List {
 public:
  void add(std::string name, std::string meaning) {
    rows_.emplace_back(std::move(name), std::move(meaning));
  }

  std::string text(std::size_t columns) const {
    std::size_t widest = 0;
    for (const auto& [name, meaning] : rows_) {
      const std::size_t width = text::count_code_points(name);
      if (width <= kWidestName) widest = std::max(widest, width);
    }
    const std::size_t indent = kIndent + widest + kGap;
    std::string out;
    for (const auto& [name, meaning] : rows_) {
      const std::size_t width = text::count_code_points(name);
      out += std::string(kIndent, ' ') + name;
      out += width > widest ? "\n" + std::string(indent, ' ')
                            : std::string(widest - width + kGap, ' ');
      out += wrapped(meaning, indent, indent, columns);
    }
    return out;
  }

 private:
  std::vector<std::pair<std::string, std::string>> rows_;
};

std::string section(const std::string& title, const List& list, std::size_t columns) {
  const std::string text = list.text(columns);
  return text.empty() ? text : "\n" + title + "\n" + text;
}

std::string usage(const CLI::App& command, const std::vector<OptionText>& options) {
  const std::string name = full_name(command);
  std::string out = "calque" + (name.empty() ? "" : " " + name) + " [OPTIONS]";
  for (const OptionText& option : options) {
    if (!option.is_argument()) continue;
    out += option.required ? " " + option.heading() : " [" + option.heading() + "]";
  }
  if (!commands_under(command).empty()) out += " COMMAND";
  return out;
}

/// The commands of the program by their groups, or those under a command.
std::string commands(const CLI::App& app, std::size_t columns) {
  if (app.get_parent() != nullptr) {
    List list;
    for (const CLI::App* command : commands_under(app)) {
      list.add(command->get_name(), command->get_description());
    }
    return section("Commands", list, columns);
  }
  std::vector<std::pair<std::string, List>> groups;
  for (const CommandHelp& help : command_helps()) {
    const CLI::App* const command = command_under(app, help.command);
    if (help.group.empty() || command == nullptr) continue;
    if (groups.empty() || groups.back().first != help.group)
      groups.emplace_back(help.group, List());
    groups.back().second.add(command->get_name(), command->get_description());
  }
  std::string out;
  for (const auto& [title, list] : groups) out += section(title, list, columns);
  return out;
}

std::string examples(const CLI::App& command) {
  const CommandHelp* const help = find_command_help(full_name(command));
  if (help == nullptr) return "";
  std::string out = "\nExamples\n";
  for (const std::string_view example : help->examples) out += "  " + std::string(example) + "\n";
  return out;
}

class PageFormatter : public CLI::FormatterBase {
 public:
  std::string make_help(const CLI::App* app, std::string /*name*/,
                        CLI::AppFormatMode /*mode*/) const override {
    return help_page(*app, columns_of_terminal());
  }
};

}  // namespace

std::string help_page(const CLI::App& command, std::size_t columns) {
  const std::vector<OptionText> texts = option_texts(command);
  List arguments;
  List options;
  for (const OptionText& text : texts) {
    (text.is_argument() ? arguments : options).add(text.heading(), text.whole_description());
  }
  const std::string use = "Usage: " + usage(command, texts);
  std::string out = wrapped(command.get_description(), 0, 0, columns) + "\n" +
                    wrapped(use, 0, kIndent * 2, columns) +
                    section("Arguments", arguments, columns);
  const bool of_program = command.get_parent() == nullptr;
  if (of_program) out += commands(command, columns);
  out += section("Options", options, columns);
  if (!of_program) out += commands(command, columns);
  out += examples(command);
  if (of_program) return out + "\n" + wrapped(command.get_footer(), 0, 0, columns);
  return out + "\n" +
         wrapped("-m FILE, --color WHEN and -q go with every command: \"calque help\" tells more.",
                 0, 0, columns);
}

void show_help_pages(CLI::App& app) {
  app.formatter(std::make_shared<PageFormatter>());
}

}  // namespace calque::cli
