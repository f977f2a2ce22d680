#include "leverage/tag_transfer.h"

#include <algorithm>
#include <vector>

#include "model/tag_placement.h"

namespace calque::leverage {
namespace {

using Places = std::vector<std::size_t>;

bool same_kinds(const Segment& a, const Segment& b) {
  return std::ranges::equal(a.tags, b.tags, {}, &InlineTag::kind, &InlineTag::kind);
}

std::ptrdiff_t placed(const Places& places) {
  return std::ranges::count_if(places, [](std::size_t place) { return place != kNoTag; });
}

}  // namespace

Segment with_tags_of(const Segment& segment, const Segment& stored_source, const Segment& target) {
  const auto encloses = [](std::size_t) { return true; };
  Places places = place_tags(target, segment, encloses);
  // Where both sources have the same kinds in a row, the n-th tag of the one is the n-th of the
  // other, though codes differ: by order. It is taken unless likeness places more.
  if (same_kinds(segment, stored_source)) {
    Places by_order = place_tags(target, stored_source, encloses);
    if (placed(by_order) >= placed(places)) places = std::move(by_order);
  }
  Segment out{.text = target.text, .tags = {}};
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i] == kNoTag) continue;
    InlineTag& tag = out.tags.emplace_back(segment.tags[places[i]]);
    tag.offset = target.tags[i].offset;
  }
  return out;
}

}  // namespace calque::leverage
