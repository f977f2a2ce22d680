#pragma once

#include <string>
#include <vector>

namespace calque::cli {

/// Puts the present names of options in the place of older ones, which are still taken. Returns
/// what to say of it, a line for each.
std::vector<std::string> take_old_names(std::vector<std::string>& words);

}  // namespace calque::cli
