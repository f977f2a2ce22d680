#include "cli/complete/completion.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/help/option_text.h"

namespace calque::cli {
namespace {

/// The option of a name, of the command or of those above it.
const CLI::Option* find_option(const CLI::App& command, const std::string& name) {
  for (const CLI::App* at = &command; at != nullptr; at = at->get_parent()) {
    for (const CLI::Option* option : at->get_options()) {
      const auto has = [&name](const std::vector<std::string>& names, const std::string& hyphens) {
        return std::ranges::any_of(names,
                                   [&](const std::string& one) { return hyphens + one == name; });
      };
      if (has(option->get_lnames(), "--") || has(option->get_snames(), "-")) return option;
    }
  }
  return nullptr;
}

/// The argument that is the one after `given` others; a list takes all that follow.
const CLI::Option* argument_at(const CLI::App& command, int given) {
  for (const CLI::Option* option : command.get_options()) {
    const OptionText text = text_of(*option);
    if (!text.is_argument() || option->get_group().empty()) continue;
    if (given == 0 || text.repeated) return option;
    --given;
  }
  return nullptr;
}

bool is_option(const std::string& word) {
  return word.size() > 1 && word.starts_with('-');
}

/// Reads a command line word by word.
class Walk {
 public:
  explicit Walk(const CLI::App& app) { place_.command = &app; }

  void take(const std::string& word) {
    // bash makes a word of the sign in "--min=80".
    if (word == "=" && wanted_ > 0) return;
    if (wanted_ > 0) {
      if (is_memory(*place_.option)) place_.memory = word;
      if (--wanted_ == 0) place_.option = nullptr;
    } else if (is_option(word)) {
      take_option(word);
    } else if (const CLI::App* under = command_under(*place_.command, word)) {
      place_.command = under;
      arguments_ = 0;
    } else {
      ++arguments_;
    }
  }

  WordPlace finish(const std::string& word) {
    place_.word = word == "=" && wanted_ > 0 ? "" : word;
    const std::size_t equals = word.find('=');
    if (wanted_ == 0 && word.starts_with("--") && equals != std::string::npos) {
      place_.option = find_option(*place_.command, word.substr(0, equals));
      place_.before = word.substr(0, equals + 1);
      place_.word = word.substr(equals + 1);
    } else if (wanted_ == 0 && !word.starts_with('-')) {
      place_.option = argument_at(*place_.command, arguments_);
    }
    return place_;
  }

 private:
  static bool is_memory(const CLI::Option& option) { return option.check_lname("memory"); }

  void take_option(const std::string& word) {
    const std::size_t equals = word.find('=');
    const CLI::Option* const option = find_option(*place_.command, word.substr(0, equals));
    if (option == nullptr) return;
    if (equals != std::string::npos) {
      if (is_memory(*option)) place_.memory = word.substr(equals + 1);
      return;
    }
    // An option takes one value, but for --previous, which takes two files.
    const bool takes_value = option->get_items_expected_max() > 0;
    wanted_ = takes_value ? std::clamp(option->get_items_expected_min(), 1, 2) : 0;
    place_.option = wanted_ > 0 ? option : nullptr;
  }

  WordPlace place_;
  int wanted_ = 0;  ///< Values of the option that are still to come.
  int arguments_ = 0;
};

}  // namespace

WordPlace place_of(const CLI::App& app, const std::vector<std::string>& words) {
  Walk walk(app);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) walk.take(words[i]);
  return walk.finish(words.empty() ? "" : words.back());
}

Completions names_at(const WordPlace& place) {
  Completions found;
  if (!place.word.starts_with('-')) {
    for (const CLI::App* command : commands_under(*place.command)) {
      found.words.push_back({command->get_name(), command->get_description()});
    }
    if (place.command->get_parent() == nullptr) found.words.push_back({"help", "Help"});
    if (!found.words.empty()) return found;
  }
  for (const CLI::App* at = place.command; at != nullptr; at = at->get_parent()) {
    for (const OptionText& option : option_texts(*at)) {
      for (const std::string& name : option.names) {
        found.words.push_back({name, option.description});
      }
    }
  }
  return found;
}

std::string lines_of(const Completions& completions, const WordPlace& place) {
  if (completions.kind == Completions::Kind::folders) return "folders\n";
  if (completions.kind == Completions::Kind::files) return "files" + completions.endings + "\n";
  std::string out = "words\n";
  // Of a list only its last piece is completed.
  const OptionText text = place.option == nullptr ? OptionText() : text_of(*place.option);
  const std::size_t comma = text.value.ends_with(",...") || text.value == "KIND"
                                ? place.word.rfind(',')
                                : std::string::npos;
  const std::string done = comma == std::string::npos ? "" : place.word.substr(0, comma + 1);
  for (const auto& [word, meaning] : completions.words) {
    const std::string whole = done + word;
    if (!whole.starts_with(place.word)) continue;
    out += place.before + whole;
    // One line a word, whatever a memory holds.
    if (!meaning.empty()) out += "\t" + meaning.substr(0, meaning.find_first_of("\n\r\t"));
    out += "\n";
  }
  return out;
}

}  // namespace calque::cli
