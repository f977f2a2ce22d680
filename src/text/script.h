#pragma once

#include <cstddef>
#include <string_view>

namespace calque::text {

/// Letters of a text, and how many of them are of a script that the language is written in.
struct ScriptCount {
  std::size_t letters = 0;
  std::size_t expected = 0;
};

/// `tag` is a BCP 47 tag; its scripts are those of Unicode CLDR, or the one that the tag names. All
/// letters count as expected where the scripts are not known.
ScriptCount count_scripts(std::string_view text, std::string_view tag);

}  // namespace calque::text
