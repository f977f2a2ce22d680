#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "calque/match.h"
#include "match/match_text.h"

namespace calque {

/// The code points of valid UTF-8.
std::u32string to_characters(std::string_view text);

/// Levenshtein distance in code points; bit-parallel (H. Hyyrö, "A bit-vector algorithm for
/// computing Levenshtein and Damerau edit distances", 2003), O(|a| / 64 × |b|).
std::size_t character_distance(std::u32string_view a, std::u32string_view b);

/// The second number shown with a match: floor(100 × (1 − distance / longer length)) over the
/// characters as written; 100 only when the texts are equal.
MatchRate character_rate(std::string_view query, std::string_view candidate);

/// The same with every number counted as one character that all numbers share: what decides between
/// candidates of one score. Which number stands in a text is told by its cost, and that it must be
/// replaced makes no text better than another. So texts that differ in numbers alone have the same
/// wording rate to any query, and the index need not look at each (docs/index.md).
MatchRate wording_rate(const MatchText& query, const MatchText& candidate);

}  // namespace calque
