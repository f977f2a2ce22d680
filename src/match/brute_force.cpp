#include "match/brute_force.h"

namespace calque {

std::vector<RankedMatch> brute_force(const MatchQuery& query, MatchAnalyzer& analyzer,
                                     std::span<const BruteForceCandidate> candidates,
                                     TopMatches top) {
  MatchText text;
  for (const BruteForceCandidate& candidate : candidates) {
    analyzer.analyze(candidate.text, candidate.tags, text);
    const auto score = query.score(text, top.least_rate());
    if (score) offer(top, query, text, {candidate.variant, MatchRate::of(*score), *score, {}});
  }
  return top.matches();
}

}  // namespace calque
