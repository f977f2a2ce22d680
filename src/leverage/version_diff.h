#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "calque/language.h"
#include "calque/segment.h"

/// Two versions of one text, segment by segment.
namespace calque::leverage {

/// How a segment of the new version came to be. "The same" means text and inline tags.
enum class Change {
  in_place,  ///< It is the same, in its order among others that are, and so is a neighbour.
  moved,     ///< It is the same, but its order or both neighbours are others.
  changed,   ///< A segment like it stood there: at least kLeastRate.
  added
};

/// For programs: "in-place", "moved", "changed", "new".
std::string_view key_of(Change change);

struct SegmentChange {
  Change change = Change::added;
  std::optional<std::size_t> before;  ///< The number of the segment that it was.
  bool operator==(const SegmentChange&) const = default;
};

struct VersionDiff {
  std::vector<SegmentChange> segments;  ///< One for each of the new version.
  std::vector<std::size_t> gone;        ///< Numbers of old segments that no new one comes from.
};

/// Each old segment becomes at most one new one. Those that are the same in the same order are
/// found first (leverage/common_subsequence.h), then the same ones elsewhere, first come first
/// served. Between those in order, what is left is paired in its order so that the sum of match
/// rates is greatest; a stretch with more than kMostComparisons pairs is not paired.
///
/// A neighbour is the same when it comes from the old neighbour, changed or not, or when both are
/// the end of the text.
VersionDiff compare_versions(std::span<const Segment> before, std::span<const Segment> now,
                             const Language& language);

/// A stretch of 500 by 500 segments: about a second.
inline constexpr std::size_t kMostComparisons = 250'000;

}  // namespace calque::leverage
