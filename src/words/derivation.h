#pragma once

#include <string_view>

namespace calque::words {

/// True when two folded words differ by an ending that makes one word out of another ("nation",
/// "national"; "govern", "government") and not only by inflection ("nation", "nations"). Snowball's
/// stemmers for English, German and the Romance languages take such endings away. False for all
/// other languages.
bool is_derivation(std::string_view primary_language, std::string_view a, std::string_view b);

}  // namespace calque::words
