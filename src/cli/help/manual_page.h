#pragma once

#include <string>

namespace CLI {
class App;
}

namespace calque::cli {

/// The manual page of the program (man 7 man), of the same options, words and examples as the help.
std::string manual_page(const CLI::App& app);

}  // namespace calque::cli
