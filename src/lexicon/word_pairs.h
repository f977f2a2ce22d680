#pragma once

#include <string>
#include <utility>
#include <vector>

namespace calque {

/// Words or short texts and their translations, UTF-8.
using WordPairs = std::vector<std::pair<std::string, std::string>>;

}  // namespace calque
