#pragma once

#include <string>
#include <string_view>

#include "report/style.h"

/// The last step before a terminal: whatever goes there passes through one of these, so that
/// nothing in it can steer the terminal or reorder what stands beside it (UAX #9).
namespace calque::report {

/// Data of lines and of fields with tabs between: steering characters made visible, but for line
/// feeds and tabs; a field with right-to-left letters isolated.
std::string terminal_content(std::string_view text);

/// One line for a person, which may quote anything: steering characters made visible, line feeds
/// and tabs too; each run of right-to-left letters isolated.
std::string terminal_message(std::string_view line);

/// Text that `style` dressed: its own escape sequences and isolates stay, and what else is in it is
/// treated as in a message, but for line feeds and tabs.
std::string terminal_dressed(std::string_view text, const Style& style);

}  // namespace calque::report
