#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "calque/match.h"

namespace calque {

/// The code points of valid UTF-8.
std::u32string to_characters(std::string_view text);

/// Levenshtein distance in code points; bit-parallel (H. Hyyrö, "A bit-vector algorithm for
/// computing Levenshtein and Damerau edit distances", 2003), O(|a| / 64 × |b|).
std::size_t character_distance(std::u32string_view a, std::u32string_view b);

/// The second number shown with a match: floor(100 × (1 − distance / longer length)) over the
/// characters as written; 100 only when the texts are equal.
MatchRate character_rate(std::string_view query, std::string_view candidate);

}  // namespace calque
