#pragma once

#include <span>
#include <string>

#include "leverage/pretranslation.h"

namespace calque::report {

/// Each segment with its rate and its translation on lines of their own, a blank line between
/// segments; line breaks inside a segment become spaces. Inline tags are not shown.
std::string pretranslation_text(std::span<const leverage::Pretranslated> segments);

/// How many segments have which kind of match, for a message: "in context", "identical", "fuzzy",
/// "without".
struct PretranslationCounts {
  std::size_t in_context = 0;
  std::size_t identical = 0;
  std::size_t fuzzy = 0;
  std::size_t without = 0;
};
PretranslationCounts count_matches(std::span<const leverage::Pretranslated> segments);

}  // namespace calque::report
