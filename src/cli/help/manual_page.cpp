#include "cli/help/manual_page.h"

#include <CLI/CLI.hpp>

#include "cli/help/command_help.h"
#include "cli/help/option_text.h"

namespace calque::cli {
namespace {

constexpr std::string_view kBefore =
    R"man(.\" Written by "calque help \-\-man": change the words in the program.
.TH CALQUE 1 "" "calque" "User commands"
.SH NAME
calque \- multilingual translation memory
.SH SYNOPSIS
.B calque
[\fB\-m\fR \fIFILE\fR] [\fB\-\-color\fR \fIWHEN\fR] [\fB\-q\fR]
.I COMMAND
[\fIARGUMENTS\fR]
.SH DESCRIPTION
calque keeps translations, segment by segment and in any number of languages, in one file, and finds them
again for the same or similar text. It exchanges them with other tools as TMX.
.PP
Results go to standard output, messages to standard error. A file name of
.B \-
is standard input or output.
On a terminal, characters that could steer it or reorder its lines are shown as symbols or by their number
(<U+202E>); into pipes and files results go as they are.
.PP
In a folder with a \fIcalque.toml\fR, and below, the options that it gives need not be given.
)man";

constexpr std::string_view kAfter =
    R"man(.SH EXIT STATUS
0 done or found; 1 nothing found; 2 wrong usage, or input that cannot be used; 3 a check failed; 130 interrupted.
.SH ENVIRONMENT
.TP
.B CALQUE_MEMORY
The memory to use where \fB\-\-memory\fR is not given; it goes before that of a project.
.TP
.B CALQUE_USER
Who changes the memory; else the setting \fBuser\fR, else \fBUSER\fR.
.TP
.B CALQUE_SITTING
What the batches of one sitting have in common, for \fBundo \-\-sitting\fR.
.TP
.B DICPATH
Folders, with colons between, in which the check of spelling looks for dictionaries, instead of those of the system.
.TP
.B NO_COLOR
No colours, where \fB\-\-color\fR does not say otherwise.
.TP
.B XDG_CONFIG_HOME
The folder in which \fIcalque/config.toml\fR has the settings of the user; \fI~/.config\fR where it is not set.
.TP
.B XDG_DATA_HOME
The data folder, in which \fIcalque/memory.calque\fR is the default memory; \fI~/.local/share\fR where it is not set.
)man";

/// Text that troff shows as it is.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '-') {
      out += "\\-";
    } else if (c == '\\') {
      out += "\\e";
    } else {
      out += c;
    }
  }
  // A line that begins so would be a request.
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

std::string bold(std::string_view text) {
  return "\\fB" + escaped(text) + "\\fR";
}

std::string italic(std::string_view text) {
  return "\\fI" + escaped(text) + "\\fR";
}

std::string heading(const OptionText& option) {
  if (option.is_argument()) return italic(option.heading());
  std::string out;
  for (const std::string& name : option.names) out += (out.empty() ? "" : ", ") + bold(name);
  return option.value.empty() ? out : out + " " + italic(option.value);
}

std::string options(const CLI::App& command) {
  std::string out;
  for (const OptionText& option : option_texts(command)) {
    if (option.names.size() == 2 && option.names.front() == "-h") continue;  // the same everywhere
    out += ".TP\n" + heading(option) + "\n" + escaped(option.whole_description()) + "\n";
  }
  return out;
}

std::string entry(const CLI::App& command) {
  const std::string name = full_name(command);
  std::string out = ".TP\n" + bold(name);
  for (const OptionText& option : option_texts(command)) {
    if (!option.is_argument()) continue;
    out += option.required ? " " + heading(option) : " [" + heading(option) + "]";
  }
  out += "\n" + escaped(command.get_description()) + ".\n";
  if (const std::string under = options(command); !under.empty()) out += ".RS\n" + under + ".RE\n";
  if (const CommandHelp* const help = find_command_help(name)) {
    out += ".RS\n.PP\n.nf\n";
    for (const std::string_view example : help->examples) out += escaped(example) + "\n";
    out += ".fi\n.RE\n";
  }
  for (const CLI::App* below : commands_under(command)) out += entry(*below);
  return out;
}

}  // namespace

std::string manual_page(const CLI::App& app) {
  std::string out(kBefore);
  out += ".SH OPTIONS\nThese may stand before or after the command.\n" + options(app);
  out += ".TP\n" + bold("-h") + ", " + bold("--help") +
         "\nHelp; after a command, about that command.\n";
  std::string_view group;
  for (const CommandHelp& help : command_helps()) {
    const CLI::App* const command = command_under(app, help.command);
    if (command == nullptr) continue;
    if (help.group != group) out += ".SH " + std::string(group = help.group) + "\n";
    out += entry(*command);
  }
  return out + std::string(kAfter);
}

}  // namespace calque::cli
