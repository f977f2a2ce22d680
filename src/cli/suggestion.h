#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace calque::cli {

/// The word of `known` that `written` is most likely a slip of: one that it begins, else the one
/// with the fewest other characters. Empty where none is near.
std::string closest(std::string_view written, const std::vector<std::string>& known);

/// ": did you mean \"match\"?" for a message about a word that is not known; empty where none is
/// near.
std::string did_you_mean(std::string_view written, const std::vector<std::string>& known);

}  // namespace calque::cli
