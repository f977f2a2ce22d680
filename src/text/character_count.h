#pragma once

#include <cstdint>
#include <string_view>

namespace calque::text {

/// How many characters of each sort a text has.
struct CharacterCounts {
  std::int64_t visible = 0;      ///< Letters, marks, digits, symbols and no-break spaces.
  std::int64_t punctuation = 0;  ///< Unicode general category P.
  std::int64_t white_space = 0;  ///< Category Z without the no-break spaces; TAB to CR.
  bool operator==(const CharacterCounts&) const = default;
};

/// Counts the code points of the text in Normalization Form C, so that the counts do not depend on
/// how accents are stored. Control and format characters (categories Cc, Cf) that are no white
/// space count for nothing. `text` is valid UTF-8.
CharacterCounts count_characters(std::string_view text);

}  // namespace calque::text
