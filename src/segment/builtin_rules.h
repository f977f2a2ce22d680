#pragma once

#include <span>
#include <string_view>

namespace calque::segment {

/// A file of `src/segment/rules`, compiled in: its language and its text.
struct BuiltinRules {
  std::string_view language;
  std::string_view text;
};

/// Defined in a source that the build writes from the files (cmake/embed_rules.cmake).
std::span<const BuiltinRules> builtin_rules();

}  // namespace calque::segment
