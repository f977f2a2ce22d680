#include "calque/align.h"

#include "model/segment_tags.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace calque::align {

bool ends_without_space(std::string_view text) {
  if (text.empty()) return true;
  std::size_t at = text.size() - 1;
  while (at > 0 && text::is_continuation(text[at])) --at;
  const char32_t last = text::decode_at(text, at).code_point;
  // CJK symbols and punctuation, full-width forms, and half-width marks (blocks of Unicode): their
  // glyphs bring their own space.
  const bool full_width_mark =
      (last >= 0x3000 && last <= 0x303F) || (last >= 0xFF00 && last <= 0xFF65);
  return full_width_mark || text::kind_of(last) == text::CharacterKind::ideograph;
}

std::vector<std::string_view> Side::texts() const {
  std::vector<std::string_view> out;
  for (const Segment& segment : segments) out.push_back(segment.text);
  return out;
}

std::vector<AlignSegment> Side::align_segments() const {
  std::vector<AlignSegment> out;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    out.push_back({segments[i].text, paragraphs[i]});
  }
  return out;
}

std::string joined(std::span<const std::string_view> segments, Range range) {
  std::string out;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (!ends_without_space(out)) out += ' ';
    out += segments[i];
  }
  return out;
}

Segment joined(std::span<const Segment> segments, Range range) {
  Segment out;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (!ends_without_space(out.text)) out.text += ' ';
    const std::size_t shift = out.text.size();
    out.text += segments[i].text;
    for (const InlineTag& tag : segments[i].tags) out.tags.emplace_back(tag).offset += shift;
  }
  // Tags of several segments may bear the same numbers.
  normalise_tags(out);
  return out;
}

}  // namespace calque::align
