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

bool looks_wrapped(std::string_view line) {
  const std::size_t length = text::count_code_points(line);
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

/// The line in which the candidate ends.
std::string_view line_before(const Scene& s) {
  const std::size_t end = s.candidate.close_end;
  const std::size_t begin = std::max(s.text.rfind('\n', end - 1) + 1, s.segment_begin);
  return s.text.substr(begin, end - begin);
}

/// How many `>` begin a line of an e-mail.
std::size_t quoted_level(std::string_view line) {
  std::size_t level = 0;
  for (const char c : line) {
    if (c == '>') ++level;
    if (c != '>' && c != ' ') break;
  }
  return level;
}

/// "Dear Ms Smith," in a short line by itself: the letter begins after it, in capitals or not.
bool ends_greeting(const Scene& s) {
  // Bytes; nobody is greeted at such length.
  constexpr std::size_t kLongest = 80;
  const std::size_t first = skip_spaces(s.text, 0);
  const std::size_t end = s.candidate.close_end;
  if (end - std::min(first, end) > kLongest || (s.text[end - 1] != ',' && s.text[end - 1] != '!')) {
    return false;
  }
  const std::string_view line = s.text.substr(first, end - first);
  if (line.find('\n') != std::string_view::npos) return false;
  const std::string_view word = line.substr(0, line.find_first_of(" ,"));
  return s.rules.greetings.contains(word, lower_case(word));
}

/// Three short lines without marks, as in "features / contact manager / events, activities": a
/// list.
bool is_short(std::string_view line) {
  // Bytes and words of an item; a line of verse or a wrapped one is longer.
  constexpr std::size_t kLongest = 40;
  constexpr std::ptrdiff_t kWords = 3;
  return !line.empty() && line.size() <= kLongest && std::ranges::count(line, ' ') < kWords &&
         mark_kind(decode_before(line, line.size()).code_point) == MarkKind::none;
}

std::string_view next_line(std::string_view text, std::size_t begin) {
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  return begin < end ? text.substr(begin, end - begin) : std::string_view{};
}

bool lists_short_lines(const Scene& s) {
  const std::string_view next = next_line(s.text, s.candidate.next);
  if (!is_short(line_before(s)) || !is_short(next)) return false;
  const std::size_t after = s.candidate.next + next.size() + 1;
  if (is_short(next_line(s.text, after))) return true;
  // The last line of a list: the one before this one tells.
  const std::size_t begin = s.text.rfind('\n', s.candidate.close_end - 1);
  if (begin == std::string_view::npos || begin == 0) return false;
  const std::size_t previous = s.text.rfind('\n', begin - 1) + 1;
  return is_short(s.text.substr(previous, begin - previous));
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
  if (quoted_level(line_before(s)) != quoted_level(s.text.substr(c.next)) || ends_greeting(s)) {
    return breaks(Rule::line_break);
  }
  if (mark_kind(s.after.first) != MarkKind::none) return holds(Rule::punctuation_next);
  if (ends_in_particle(s)) return holds(Rule::wrapped_line);
  if (s.after.kind == NextCase::lower && !s.after.dashed && !lists_short_lines(s)) {
    return holds(Rule::wrapped_line);
  }
  if (looks_wrapped(line_before(s))) return holds(Rule::wrapped_line);
  return breaks(Rule::line_break);
}

}  // namespace calque::segment
