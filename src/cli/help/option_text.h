#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace calque::cli {

/// An option or argument of a command, in the words in which help, manual and completions show it.
struct OptionText {
  std::vector<std::string> names;  ///< "-s", "--source"; none of an argument.
  std::string value;               ///< "LANG"; empty for one that takes none.
  std::vector<std::string> choices;
  std::string description;
  std::string otherwise;  ///< What holds where it is not given.
  bool required = false;
  bool repeated = false;  ///< An argument that may be given several times.

  bool is_argument() const { return names.empty(); }

  /// "-s, --source LANG"
  std::string heading() const;

  /// The description with choices that it does not name, the default, and whether it is required.
  std::string whole_description() const;
};

/// What may be said of an option.
OptionText text_of(const CLI::Option& option);

/// Those of a command that are shown, in the order in which they were declared.
std::vector<OptionText> option_texts(const CLI::App& command);

/// "glossary add": the names of a command and of those above it, without the program's.
std::string full_name(const CLI::App& command);

/// The commands under one, in the order in which they were declared.
std::vector<const CLI::App*> commands_under(const CLI::App& command);

/// The one of this name; null where there is none.
const CLI::App* command_under(const CLI::App& command, std::string_view name);

}  // namespace calque::cli
