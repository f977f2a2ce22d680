#pragma once

#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "check/pair.h"

/// Mistakes that check_recall makes in translations.
namespace calque::recall {

using Random = std::mt19937;

/// Breaks a text; false when there is nothing to break.
using Break = std::function<bool(std::string& target, const check::CheckedText& seen, Random&)>;

struct Mistake {
  const char* name;
  std::vector<std::string_view> checks;  ///< Any of which should find it.
  Break make;
};

std::vector<Mistake> mistakes();

}  // namespace calque::recall
