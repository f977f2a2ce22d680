#pragma once

#include <cstdint>
#include <unordered_map>

#include "calque/language.h"
#include "desk/desk_segment.h"
#include "leverage/band.h"
#include "leverage/volume.h"
#include "leverage/weights.h"
#include "match/match_text.h"

namespace calque::desk {

/// The keys by which the segment's author tells it from equal ones.
Identity identity_of(const DeskSegment& segment);

/// Sizes of segments in one language, and which of them are equal. Not for use by two threads at
/// once.
class Measure {
 public:
  explicit Measure(const Language& source);

  /// Sets `group`, `words` and `payable`, by the band that it is in.
  void apply(DeskSegment& segment, leverage::Band band);

  /// The same where nothing is known of it but its text.
  void apply(DeskSegment& segment);

 private:
  MatchAnalyzer analyzer_;
  leverage::WordRule rule_;
  leverage::Weights weights_;
};

/// The bands of an analysis (docs/analysis.md), one segment after the other: what is known in its
/// context, then repetitions, then matches by their rate.
class Bands {
 public:
  /// @param rate of the best match; 0: none.
  leverage::Band next(const DeskSegment& segment, int rate);

  /// The number of the first segment that is equal; its own where it is that one.
  std::int64_t first_of(const DeskSegment& segment) const { return seen_.at(segment.group); }

 private:
  std::unordered_map<std::int64_t, std::int64_t> seen_;
};

}  // namespace calque::desk
