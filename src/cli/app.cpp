#include "cli/app.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "calque/error.h"
#include "calque/version.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/help/help_page.h"
#include "cli/help/manual_page.h"
#include "cli/help/old_names.h"
#include "cli/help/option_text.h"
#include "cli/help/usage_error.h"
#include "cli/interrupt.h"
#include "cli/settings/settings_options.h"

namespace calque::cli {
namespace {

constexpr const char* kDescription =
    "calque keeps translations and finds them again: a multilingual translation memory in one "
    "file.";

constexpr const char* kFooter =
    "Exit codes: 0 done or found, 1 nothing found, 2 wrong usage or unreadable input, 3 a check "
    "failed, 130 interrupted. \"calque help COMMAND\" tells more.";

void declare_globals(CLI::App& app, Globals& globals) {
  app.add_option(
         "-m,--memory", globals.memory,
         "The memory's file; if not given $CALQUE_MEMORY, that of the project, or memory.calque "
         "in the data folder")
      ->check([](const std::string& name) {
        return std::string(name.empty() ? "the name of the file is empty" : "");
      })
      ->type_name("FILE");
  app.add_option("--color", globals.color, "auto, always or never (NO_COLOR is honoured)")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN");
  app.add_flag("-q,--quiet", globals.quiet, "No messages and no progress, only results and errors");
  app.set_version_flag("-V,--version", std::string("calque ") + kVersion, "The version");
  app.set_help_flag("-h,--help", "This help; after a command, about that command");
  app.fallthrough();  // the options above may also stand after the subcommand
}

int report(std::string_view message) {
  say_error(message);
  return kUnusable;
}

/// The place of the command among the words of a command line: the first word that is no option and
/// no value of one.
std::size_t place_of_command(const std::vector<std::string>& words) {
  std::size_t at = 0;
  while (at < words.size() && words[at].starts_with('-')) {
    const bool takes_value = words[at] == "-m" || words[at] == "--memory" || words[at] == "--color";
    at += takes_value ? 2 : 1;
  }
  return std::min(at, words.size());
}

/// "help match" is "match --help".
void turn_help_around(std::vector<std::string>& words) {
  const std::size_t at = place_of_command(words);
  if (at == words.size() || words[at] != "help") return;
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
  words.emplace_back("--help");
}

/// Of a command that there is not; empty where the first word is one, or there is none.
std::string unknown_command(const CLI::App& app, const std::vector<std::string>& words) {
  const std::size_t at = place_of_command(words);
  if (at == words.size() || !app.get_subcommands().empty()) return {};
  return command_under(app, words[at]) == nullptr ? no_such_command(app, words[at]) : "";
}

int report_usage(const CLI::App& app, const CLI::ParseError& error, const Settings& settings) {
  const std::string command = full_name(command_met(app));
  const std::string message = usage_message(app, error);
  // A question is answered by typing anew.
  if (message.ends_with('?')) return report(message);
  // The help is named, not printed: a page of it would push the message off the screen.
  return report(message + several_values_hint(settings, message) + ": \"calque " +
                (command.empty() ? "" : command + " ") + "--help\" tells more");
}

/// The settings of the place where the program runs, read when a command that uses them is met.
class SettingsOfRun {
 public:
  /// What is wrong with a file of them is told once the command line is known to be right: help
  /// does not depend on it.
  void load_for(CLI::App& command) {
    try {
      if (!loaded_) settings_ = load_settings();
      loaded_ = true;
      need_no_options_of(settings_, command);
    } catch (const Error&) {
      failure_ = std::current_exception();
    }
  }

  void rethrow_failure() const {
    if (failure_) std::rethrow_exception(failure_);
  }

  const Settings& get() const { return settings_; }

 private:
  Settings settings_;
  bool loaded_ = false;
  std::exception_ptr failure_;
};

/// False for a command that does the same in every project: it works beside a broken file of
/// settings too.
bool uses_settings(std::string_view command) {
  return command != "init" && command != "completions";
}

/// Has the settings read as soon as the command, or one under it, is met on the command line.
void load_when_met(CLI::App& app, SettingsOfRun& settings) {
  app.preparse_callback([&app, &settings](std::size_t) { settings.load_for(app); });
  for (CLI::App* below : app.get_subcommands([](const CLI::App*) { return true; })) {
    load_when_met(*below, settings);
  }
}

int run_command(CLI::App& app, const std::vector<std::unique_ptr<Command>>& commands,
                Globals& globals, const SettingsOfRun& settings) {
  for (const auto& command : commands) {
    if (!app.got_subcommand(command->name())) continue;
    globals.settings = settings.get();
    if (uses_settings(command->name())) {
      give_options_of(globals.settings, *app.get_subcommand(command->name()));
    }
    const int code = command->run(globals);
    // Here, where a failure can still become an exit code: a stream that is closed at the end of
    // the program fails in silence.
    finish_output();
    return code;
  }
  // No command at all: the help is the answer, and still wrong usage.
  print(app.help());
  return kUnusable;
}

/// True for "help --man".
bool asks_for_manual(const std::vector<std::string>& words) {
  return words.size() == 2 && words.front() == "help" && words.back() == "--man";
}

int parse_and_run(CLI::App& app, std::vector<std::string> words) {
  Globals globals;
  const auto commands = make_commands();
  declare_globals(app, globals);
  SettingsOfRun settings;
  for (const auto& command : commands) {
    CLI::App& sub = *app.add_subcommand(command->name(), command->description());
    command->declare(sub);
    if (uses_settings(command->name())) load_when_met(sub, settings);
  }
  if (asks_for_manual(words)) {
    print(manual_page(app));
    return kOk;
  }
  turn_help_around(words);
  const std::vector<std::string> notes = take_old_names(words);
  try {
    app.name("calque");
    app.parse(
        std::vector<std::string>(words.rbegin(), words.rend()));  // CLI11 takes them backwards
  } catch (const CLI::Success& e) {                               // --help and --version
    const std::string unknown = unknown_command(app, words);
    return unknown.empty() ? app.exit(e) : report(unknown);
  } catch (const CLI::ParseError& e) {
    settings.rethrow_failure();
    if (const std::string unknown = unknown_command(app, words); !unknown.empty()) {
      return report(unknown);
    }
    return report_usage(app, e, settings.get());
  }
  settings.rethrow_failure();
  for (const std::string& note : notes) say(globals, note);
  return run_command(app, commands, globals, settings);
}

}  // namespace

int run(int argc, char** argv) {
  // Nothing here writes by C's streams; results may be millions of lines.
  std::ios::sync_with_stdio(false);
  catch_signals();
  // Before anything is written, and until everything is.
  const SafeOutput safe;
  CLI::App app(kDescription);
  app.footer(kFooter);
  show_help_pages(app);
  try {
    return parse_and_run(app, std::vector<std::string>(argv + 1, argv + argc));
  } catch (const Interrupted&) {
    say_error("interrupted; what was not finished was not stored");
    return kInterrupted;
  } catch (const std::bad_alloc&) {
    return report("out of memory; what was not finished was not stored");
  } catch (const std::exception& e) {
    return report(e.what());
  }
}

}  // namespace calque::cli
