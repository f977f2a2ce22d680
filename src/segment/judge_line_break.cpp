#include <algorithm>

#include "segment/list_items.h"
#include "segment/scene.h"

namespace calque::segment {
namespace {

std::size_t count_line_feeds(std::string_view gap) {
  return static_cast<std::size_t>(std::ranges::count(gap, '\n'));
}

/// A line of text is taken for a wrapped one when its length in characters lies between these; a
/// shorter one is a line by itself, and nobody wraps at a greater length.
constexpr std::size_t kLeastWrapped = 50;
constexpr std::size_t kMostWrapped = 120;

bool looks_wrapped(const Scene& s) {
  const std::size_t end = s.candidate.close_end;
  const std::size_t begin = std::max(s.text.rfind('\n', end - 1) + 1, s.segment_begin);
  const std::size_t length = text::count_code_points(s.text.substr(begin, end - begin));
  return length > kLeastWrapped && length <= kMostWrapped;
}

/// "ii) ", "(3) ", "4. " after a line break.
bool item_follows(const Scene& s) {
  const std::size_t begin = skip_item_start(s.text, s.candidate.next);
  // Four characters of a number, ".)" and a space, with one to spare.
  constexpr std::size_t kLongest = 8;
  const std::string_view ahead = s.text.substr(begin, kLongest);
  const std::size_t end = ahead.find_first_of(".)");
  if (end == std::string_view::npos || !is_item_number(ahead.substr(0, end))) return false;
  // "3.5 per cent" begins no item.
  return ahead[end] == ')' || ahead.substr(end, 2) == ". ";
}

/// A line of Japanese that stops at a particle or a comma goes on in the next line.
bool ends_in_particle(const Scene& s) {
  constexpr std::u32string_view kParticles = U"のをにはがとでもへやて、，";
  const char32_t last = decode_before(s.text, s.candidate.close_end).code_point;
  return kParticles.find(last) != std::u32string_view::npos;
}

}  // namespace

Verdict judge_line_break(const Scene& s) {
  const Candidate& c = s.candidate;
  const std::string_view gap = s.text.substr(c.close_end, c.next - c.close_end);
  // Nothing stands on one of the sides.
  if (c.next >= s.text.size() || c.close_end <= s.segment_begin) return holds(Rule::no_space);
  // From the surest sign to the weakest: what the lines hold decides before their length does.
  if (count_line_feeds(gap) > 1) return breaks(Rule::blank_line);
  if (is_bullet(s.after.first) || item_follows(s)) return breaks(Rule::list_item);
  if (mark_kind(s.after.first) != MarkKind::none) return holds(Rule::punctuation_next);
  if (ends_in_particle(s)) return holds(Rule::wrapped_line);
  if (s.after.kind == NextCase::lower && !s.after.dashed) return holds(Rule::wrapped_line);
  if (looks_wrapped(s)) return holds(Rule::wrapped_line);
  return breaks(Rule::line_break);
}

}  // namespace calque::segment
