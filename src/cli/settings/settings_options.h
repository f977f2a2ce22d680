#pragma once

#include <string>

#include "cli/settings/settings.h"

namespace CLI {
class App;
}

namespace calque::cli {

/// Lets a command that was chosen do without the options that `settings` has a value for. To be
/// called before its arguments are parsed, as it asks for what is missing afterwards.
void need_no_options_of(const Settings& settings, CLI::App& command);

/// Gives the options that were not given the values of `settings`, in the command and in those
/// chosen under it. @throws UsageError naming the place for a value that an option does not take.
void give_options_of(const Settings& settings, CLI::App& command);

/// What to say about an option that is missing although there are settings; empty where they have
/// nothing to do with it: "; calque.toml:3 has several: tr, de".
std::string several_values_hint(const Settings& settings, const std::string& message);

}  // namespace calque::cli
