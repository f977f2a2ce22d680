#include "match/segment_edit.h"

namespace calque {

Segment with_changes(const Segment& segment, const std::vector<TextChange>& changes) {
  Segment out;
  std::size_t at = 0;
  auto tag = segment.tags.begin();
  const auto move_tags_before = [&](std::size_t end, bool at_end_too) {
    for (; tag != segment.tags.end() && (tag->offset < end || (at_end_too && tag->offset == end));
         ++tag) {
      const std::size_t kept = tag->offset < at ? 0 : tag->offset - at;
      out.tags.push_back(*tag);
      out.tags.back().offset = out.text.size() + kept;
    }
  };
  for (const TextChange& change : changes) {
    move_tags_before(change.begin, true);
    out.text.append(segment.text, at, change.begin - at);
    out.text += change.text;
    at = change.end;
    move_tags_before(change.end, false);
  }
  move_tags_before(segment.text.size(), true);
  out.text.append(segment.text, at);
  return out;
}

}  // namespace calque
