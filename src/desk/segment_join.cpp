#include "desk/segment_join.h"

#include <algorithm>
#include <vector>

#include "calque/segmenter.h"
#include "model/segment_tags.h"
#include "segment/split.h"
#include "text/utf8.h"

namespace calque::desk {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool is_blank(char c) {
  return kBlanks.find(c) != std::string_view::npos;
}

}  // namespace

std::optional<std::pair<Segment, Segment>> cut(const Segment& segment, std::size_t at) {
  const std::string& text = segment.text;
  if (at > text.size() || (at < text.size() && text::is_continuation(text[at]))) {
    return std::nullopt;
  }
  segment::SegmentSpan before{0, at};
  segment::SegmentSpan after{at, text.size()};
  while (before.end > 0 && is_blank(text[before.end - 1])) --before.end;
  while (after.begin < text.size() && is_blank(text[after.begin])) ++after.begin;
  std::vector<Segment> parts = segment::split_segment(segment, {before, after});
  return std::pair{std::move(parts[0]), std::move(parts[1])};
}

/// Pairs of both are numbered anew where they have the same number.
Segment joined(const Segment& first, std::string_view between, const Segment& second) {
  Segment out = first;
  out.text.append(between);
  const std::size_t begin = out.text.size();
  out.text += second.text;
  for (InlineTag tag : second.tags) {
    tag.offset += begin;
    out.tags.push_back(std::move(tag));
  }
  normalise_tags(out);
  return out;
}

void adopt_tags(Segment& target, const Segment& source) {
  std::vector<bool> used(source.tags.size());
  for (InlineTag& tag : target.tags) {
    for (std::size_t i = 0; i < source.tags.size(); ++i) {
      if (used[i] || source.tags[i].code != tag.code) continue;
      used[i] = true;
      const std::size_t offset = tag.offset;
      tag = source.tags[i];
      tag.offset = offset;
      break;
    }
  }
  normalise_tags(target);
}

}  // namespace calque::desk
