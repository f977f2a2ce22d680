#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "match/match_query.h"
#include "match/ranking.h"

namespace calque {

struct BruteForceCandidate {
  VariantId variant;
  std::string_view text;
  std::span<const InlineTag> tags = {};
};

/// Scores every candidate: what any index must give back exactly, in this order.
std::vector<RankedMatch> brute_force(const MatchQuery& query, MatchAnalyzer& analyzer,
                                     std::span<const BruteForceCandidate> candidates,
                                     TopMatches top);

}  // namespace calque
