#pragma once

#include <optional>
#include <vector>

#include "calque/segment.h"

namespace calque {

/// The inline tags of a stored text and of its translation.
struct PairTags {
  std::vector<InlineTag> source;
  std::vector<InlineTag> target;
};

/// The tags of the query put in the places of those of a stored pair. Nothing where they are alike
/// already, or where it is not clear which belongs where. It is clear when
/// - all three have as many tags of the same kinds, and each tag of the translation is one of the
///   source text's;
/// - the query has none, and the pair's are formatting only, which then is taken away.
std::optional<PairTags> repair_tags(const Segment& query, const Segment& source,
                                    const Segment& target);

}  // namespace calque
