#pragma once

#include <span>
#include <vector>

#include "match/match_query.h"

namespace calque {

/// The cheapest edit script by the full matrix. Where several cost the same, one that keeps more
/// tokens is given: "the door" to "door now" keeps the door.
std::vector<EditStep> cheapest_script(std::span<const MatchToken> query,
                                      std::span<const MatchToken> candidate, const PairCosts& pair);

}  // namespace calque
