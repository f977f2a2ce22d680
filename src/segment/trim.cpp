#include "segment/trim.h"

#include "segment/characters.h"

namespace calque::segment {

void append_trimmed(std::string_view text, SegmentSpan span, std::vector<SegmentSpan>& spans) {
  while (span.begin < span.end) {
    const text::Decoded first = text::decode_at(text, span.begin);
    if (!is_space(first.code_point)) break;
    span.begin += first.length;
  }
  while (span.end > span.begin) {
    const text::Decoded before = decode_before(text, span.end);
    if (!is_space(before.code_point)) break;
    span.end -= before.length;
  }
  if (span.end > span.begin) spans.push_back(span);
}

}  // namespace calque::segment
