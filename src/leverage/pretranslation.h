#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "leverage/job.h"
#include "match/match_rate.h"
#include "model/ids.h"
#include "model/language.h"
#include "model/segment.h"

namespace calque::leverage {

/// A translation that the memory offers for a segment.
struct FoundMatch {
  Segment target;  ///< With the segment's own tags; repaired where that made it better.
  MatchRate rate;  ///< Of the target as it is here.
  bool repaired = false;
  bool machine = false;   ///< The memory has it from machine translation.
  Segment stored_source;  ///< The text that matches.
  UnitId unit;
  std::string origin;  ///< The file that the unit came from.
};

/// A segment with what was found for it.
struct Pretranslated {
  JobSegment segment;
  std::vector<FoundMatch> matches;  ///< Best first; empty when none reaches the least rate.
  bool propagated = false;          ///< The best one was found for an identical segment.

  const FoundMatch* best() const { return matches.empty() ? nullptr : matches.data(); }
};

struct PretranslateOptions {
  Language source{};
  Language target{};
  MatchRate at_least{75};
  std::size_t limit = 3;  ///< Stored texts to offer for a segment.
  unsigned threads = 1;
  std::function<void(std::size_t)> progress{};  ///< Gets the number of segments looked up.
};

/// Finds translations for the segments of a job. Identical segments get the same translation, that
/// of the best match that any of them has; only where a segment has a match in its own context (101
/// or 102 %), it takes that.
std::vector<Pretranslated> pretranslate(const std::filesystem::path& memory,
                                        const std::vector<JobSegment>& segments,
                                        const PretranslateOptions& options);

}  // namespace calque::leverage
