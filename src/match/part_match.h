#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "match/match_query.h"
#include "text/folded_search.h"

namespace calque {

/// Tokens `begin` to `end` (excluded) of a query.
struct TokenRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const TokenRange&) const = default;
};

/// The bytes of a text in which these tokens stand. `range` must not be empty.
text::ByteRange bytes_of(const MatchText& text, TokenRange range);

/// A text with some of its tokens only, and the inline tags between these.
MatchText part_of(const MatchText& text, TokenRange range);

/// A stretch of a query that a whole stored text matches.
struct PartScore {
  TokenRange range;
  Score score;  ///< Of that stretch, as if it were the query.

  /// The weight that both have in common: what makes one part longer than another.
  std::uint32_t common() const { return score.weight - score.cost; }
};

/// The stretch of the query that the stored text matches best: from the first to the last token
/// that stands against one of the stored text in the cheapest alignment of that text within the
/// query. Nothing when its rate is below `at_least`, or when one of them has fewer than two words.
/// O(tokens × tokens).
std::optional<PartScore> best_part(const MatchText& query, const MatchText& candidate,
                                   MatchRate at_least, const CostModel& costs = {});

/// Covers a query with parts: the longest first, then those of what is left before and after it.
/// `longest` finds the longest part within a range, if any. In the order of the query.
template <typename Part>
std::vector<Part> cover(TokenRange range,
                        const std::function<std::optional<Part>(TokenRange)>& longest) {
  std::vector<Part> parts;
  std::vector<TokenRange> open{range};
  while (!open.empty()) {
    const TokenRange next = open.back();
    open.pop_back();
    if (next.end - next.begin < 2) continue;
    auto part = longest(next);
    if (!part) continue;
    open.push_back({next.begin, part->range.begin});
    open.push_back({part->range.end, next.end});
    parts.push_back(std::move(*part));
  }
  std::ranges::sort(parts, {}, [](const Part& part) { return part.range.begin; });
  return parts;
}

}  // namespace calque
