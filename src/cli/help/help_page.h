#pragma once

#include <cstddef>
#include <string>

namespace CLI {
class App;
}

namespace calque::cli {

/// The help of a command, or of the program: what it is for, its options, and examples. No line is
/// wider than `columns`, but for words that are.
std::string help_page(const CLI::App& command, std::size_t columns);

/// Has the program, and all commands declared after this, show these pages, as wide as the
/// terminal.
void show_help_pages(CLI::App& app);

}  // namespace calque::cli
