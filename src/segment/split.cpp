#include "segment/split.h"

#include <algorithm>

#include "model/segment_tags.h"
#include "model/tag_placement.h"

namespace calque::segment {
namespace {

bool closes(const InlineTag& tag) {
  return tag.kind == TagKind::end_pair || tag.kind == TagKind::end_highlight;
}

bool opens(const InlineTag& tag) {
  return tag.kind == TagKind::begin_pair || tag.kind == TagKind::begin_highlight;
}

/// True when the tag belongs to a later span than `span`, which `next` follows.
/// At a boundary a closing tag stays with what it closes, and an opening tag goes with what it
/// opens; others stay before.
bool lies_beyond(const InlineTag& tag, const SegmentSpan& span, const SegmentSpan& next) {
  if (closes(tag)) return tag.offset > next.begin;
  if (opens(tag)) return tag.offset >= span.end;
  return tag.offset > span.end;
}

/// Makes an end stand alone. Without its begin it tells itself what it ends.
void isolate(InlineTag& end, const InlineTag& begin) {
  end.kind = TagKind::isolated;
  end.attributes = {{"pos", "end"}};
  const auto type = std::ranges::find(begin.attributes, "type", &Attribute::name);
  if (type != begin.attributes.end()) end.attributes.push_back(*type);
}

}  // namespace

/// One walk over tags and spans, both in order. A tag in the white space between two spans moves to
/// the end of one or the start of the other.
std::vector<Segment> split_segment(const Segment& paragraph,
                                   const std::vector<SegmentSpan>& spans) {
  std::vector<Segment> segments;
  segments.reserve(spans.size());
  for (const SegmentSpan& span : spans) {
    segments.push_back(
        {.text = paragraph.text.substr(span.begin, span.end - span.begin), .tags = {}});
  }
  if (spans.empty()) return segments;
  const std::vector<std::size_t> pairs = find_pairs(paragraph.tags);
  std::vector<std::size_t> owners;
  std::size_t owner = 0;
  for (std::size_t i = 0; i < paragraph.tags.size(); ++i) {
    const InlineTag& tag = paragraph.tags[i];
    while (owner + 1 < spans.size() && lies_beyond(tag, spans[owner], spans[owner + 1])) ++owner;
    owners.push_back(owner);
    const SegmentSpan& span = spans[owner];
    InlineTag& moved = segments[owner].tags.emplace_back(tag);
    moved.offset = std::clamp(tag.offset, span.begin, span.end) - span.begin;
    const bool cut = closes(tag) && pairs[i] != kNoTag && owners[pairs[i]] != owner;
    if (cut) isolate(moved, paragraph.tags[pairs[i]]);
  }
  // Pairs that were cut apart become two isolated tags.
  for (Segment& segment : segments) normalise_tags(segment);
  return segments;
}

}  // namespace calque::segment
