#include "desk/measure.h"

#include <bit>

#include "leverage/job.h"
#include "leverage/unlettered.h"
#include "text/hash.h"

namespace calque::desk {

Identity identity_of(const DeskSegment& segment) {
  Identity identity = identity_of(segment.tuid, segment.properties);
  // A message without context is another one than those that have one.
  if (segment.kind == "string" && identity.keys.empty()) {
    identity.keys.push_back({kMessageKey, {}});
  }
  return identity;
}

Measure::Measure(const Language& source)
    : analyzer_(source.primary()),
      rule_(leverage::WordRule::of(leverage::WordCount::gmx, source)) {}

void Measure::apply(DeskSegment& segment, leverage::Band band) {
  const std::string group =
      leverage::group_of(analyzer_.analyze(segment.source), TagRule::points, identity_of(segment));
  segment.group = std::bit_cast<std::int64_t>(text::hash_bytes(group));
  segment.words = rule_.words(leverage::volume_of(segment.source, rule_));
  segment.payable = segment.words * weights_.of(band);
}

void Measure::apply(DeskSegment& segment) {
  const bool unlettered = leverage::is_unlettered(segment.source);
  apply(segment, unlettered ? leverage::Band::unlettered : leverage::Band::none);
}

leverage::Band Bands::next(const DeskSegment& segment, int rate) {
  using leverage::Band;
  const bool repeats = !seen_.emplace(segment.group, segment.number).second;
  if (leverage::is_unlettered(segment.source)) return Band::unlettered;
  const Band band = leverage::band_of(MatchRate(rate));
  if (band == Band::context_two || band == Band::context_one) return band;
  return repeats ? Band::repetition : band;
}

}  // namespace calque::desk
