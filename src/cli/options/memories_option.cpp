#include "cli/options/memories_option.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <string_view>

#include "calque/error.h"
#include "cli/options/memory_option.h"

namespace calque::cli {
namespace {

/// The most that a rate can lose, in points; for priorities as good a bound as any.
constexpr int kMost = 100;

int number_in(std::string_view text, int least, const std::string& written) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < least || value > kMost) {
    throw UsageError("--also " + written + ": \"" + std::string(text) + "\" is no number from " +
                     std::to_string(least) + " to " + std::to_string(kMost));
  }
  return value;
}

void set(MemoryChoice& choice, std::string_view setting, const std::string& written) {
  constexpr std::string_view kPriority = "priority=";
  constexpr std::string_view kPenalty = "penalty=";
  if (setting.starts_with(kPriority)) {
    choice.priority = number_in(setting.substr(kPriority.size()), -kMost, written);
  } else if (setting.starts_with(kPenalty)) {
    choice.penalty = number_in(setting.substr(kPenalty.size()), 0, written);
  } else {
    throw UsageError("--also " + written + ": \"" + std::string(setting) +
                     "\" is neither priority=N nor penalty=N");
  }
}

bool begins_settings(std::string_view text) {
  return text.starts_with("priority=") || text.starts_with("penalty=");
}

}  // namespace

MemoryChoice parse_memory_choice(const std::string& written) {
  // Names may hold colons: the last one counts, and only where a setting follows.
  const std::size_t colon = written.rfind(':');
  MemoryChoice choice{.path = written};
  if (colon != std::string::npos && begins_settings(std::string_view(written).substr(colon + 1))) {
    choice.path = written.substr(0, colon);
    std::string_view rest = std::string_view(written).substr(colon + 1);
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      set(choice, rest.substr(0, comma), written);
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
  if (choice.path.empty())
    throw UsageError("--also " + written + ": the name of the file is missing");
  return choice;
}

void MemoriesOption::declare(CLI::App& app) {
  app.add_option("--also", also_, "Look into this memory too; may be repeated")
      ->allow_extra_args(false)
      ->type_name("FILE[:priority=N,penalty=N]");
}

std::vector<MemoryChoice> MemoriesOption::further() const {
  std::vector<MemoryChoice> choices;
  for (const std::string& written : also_) choices.push_back(parse_memory_choice(written));
  return choices;
}

MemorySet MemoriesOption::open(const Globals& globals) const {
  std::vector<MemoryChoice> choices = further();
  choices.insert(choices.begin(), {.path = memory_path(globals)});
  return MemorySet(choices);
}

}  // namespace calque::cli
