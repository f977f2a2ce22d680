#include "segment/candidate.h"

#include <string_view>

namespace calque::segment {
namespace {

/// First bytes of `.`, `!`, `?`, line ends and of the UTF-8 forms of the other marks.
/// All of mark_kind's characters, and U+037E, begin with one of these. A byte too many costs a
/// closer look, one too few a break that is never seen.
constexpr std::string_view kMarkBytes = ".!?\n\r\xCD\xD6\xD8\xDB\xE0\xE1\xE2\xE3\xEA\xEF\xF0";

std::size_t end_of_marks(std::string_view text, std::size_t offset) {
  while (offset < text.size()) {
    const text::Decoded decoded = text::decode_at(text, offset);
    if (mark_kind(decoded.code_point) == MarkKind::none) break;
    offset += decoded.length;
  }
  return offset;
}

/// The end of ". . ." when periods apart by single spaces begin at `offset`, else `offset`; of four
/// after a word ("compounds. . . . The") the first ends the sentence and the others begin the next.
std::size_t end_of_spaced_periods(std::string_view text, std::size_t offset) {
  std::size_t end = offset + 1;
  int periods = 1;
  while (text.substr(end, 2) == " .") {
    end += 2;
    ++periods;
  }
  // Two are a period and a slip.
  if (periods == 4 && is_word_character(decode_before(text, offset).code_point) &&
      is_upper(char_at(text, skip_spaces(text, end)))) {
    return offset;
  }
  return periods >= 3 ? end : offset;
}

/// The end of note numbers written right after the mark ("consultation.11 12 Take"), else
/// close_end.
/// Where superscripts were lost. Only after a word in lower case or a bracket, and before a
/// capital: "1.5 Mb" stays whole.
std::size_t end_of_note_numbers(std::string_view text, const Candidate& candidate) {
  const std::size_t begin = candidate.close_end;
  if (candidate.mark_begin == 0 || !is_digit(char_at(text, begin))) return begin;
  const char32_t before = decode_before(text, candidate.mark_begin).code_point;
  if (!is_lower(before) && before != U')') return begin;
  // Bytes: three or four note numbers in a row. A longer run of digits is a table or a number.
  constexpr std::size_t kLongest = 12;
  std::size_t end = begin;
  std::size_t at = begin;
  while (at - begin < kLongest && is_digit(char_at(text, at))) {
    while (is_digit(char_at(text, at))) ++at;
    end = at;
    if (char_at(text, at) == U' ' || char_at(text, at) == U',') ++at;
  }
  const bool capital = is_upper(char_at(text, skip_spaces(text, end)));
  return capital && end - begin < kLongest && is_space(char_at(text, end)) ? end : begin;
}

MarkKind merge(std::string_view marks, MarkKind first) {
  // "?..." and "...!" ask or exclaim; other rows of periods are an ellipsis.
  if (marks.find_first_of("!?") != std::string_view::npos) return MarkKind::strong;
  return first == MarkKind::period && marks.size() > 1 ? MarkKind::ellipsis : first;
}

}  // namespace

CandidateScanner::CandidateScanner(std::string_view text, const RuleSet& rules)
    : text_(text), rules_(rules), closers_(text) {
  for (const char byte : kMarkBytes) interesting_[static_cast<unsigned char>(byte)] = true;
  interesting_[static_cast<unsigned char>(';')] = rules.semicolon_ends;
  interesting_[static_cast<unsigned char>(':')] = rules.colon_ends;
}

MarkKind CandidateScanner::kind_at(std::size_t offset) const {
  const char32_t c = text::decode_at(text_, offset).code_point;
  const bool ends_here =
      (rules_.semicolon_ends && (c == U';' || c == U'\u037E')) || (rules_.colon_ends && c == U':');
  if (is_mood(c)) return MarkKind::picture;
  return ends_here ? MarkKind::full_stop : mark_kind(c);
}

/// Marks, then what closes after them, then spaces: the place of the break is where the closers
/// end, and what decides it stands on both sides.
Candidate CandidateScanner::read(std::size_t offset, MarkKind kind) {
  Candidate found{.mark_begin = offset, .mark_end = offset + 1, .kind = kind};
  const std::size_t spaced =
      kind == MarkKind::period ? end_of_spaced_periods(text_, offset) : offset;
  // ". . ." is one ellipsis, not three periods with a break after each.
  if (spaced > offset) {
    found.mark_end = spaced;
    found.kind = MarkKind::ellipsis;
  } else if (kind == MarkKind::picture) {
    found.mark_end = end_of_pictures(text_, offset);
  } else {
    found.mark_end = end_of_marks(text_, offset + text::decode_at(text_, offset).length);
    found.kind = merge(text_.substr(offset, found.mark_end - offset), kind);
  }
  found.close_end = closers_.end(found.mark_end);
  for (std::size_t at = found.mark_end; at < found.close_end;
       at += text::decode_at(text_, at).length) {
    const char32_t c = char_at(text_, at);
    found.closed = found.closed || !(is_invisible(c) || is_note_mark(c));
  }
  if (!found.closed) found.close_end = end_of_note_numbers(text_, found);
  found.next = skip_spaces(text_, found.close_end);
  return found;
}

std::optional<Candidate> CandidateScanner::next() {
  while (at_ < text_.size()) {
    if (!interesting_[static_cast<unsigned char>(text_[at_])]) {
      ++at_;
      continue;
    }
    const char byte = text_[at_];
    if (byte == '\n' || byte == '\r') {
      const Candidate found = line_break_at(text_, at_);
      at_ = found.next;
      return found;
    }
    const MarkKind kind = kind_at(at_);
    if (kind == MarkKind::none) {
      at_ += text::decode_at(text_, at_).length;
      continue;
    }
    const Candidate found = read(at_, kind);
    at_ = found.next;
    // Nothing is to be parted from what follows: the end of the text is a break without asking.
    if (found.next >= text_.size()) return std::nullopt;
    return found;
  }
  return std::nullopt;
}

/// The spaces on both sides of the line break belong to it.
Candidate line_break_at(std::string_view text, std::size_t offset) {
  std::size_t begin = offset;
  while (begin > 0) {
    const text::Decoded before = decode_before(text, begin);
    if (!is_space(before.code_point)) break;
    begin -= before.length;
  }
  const std::size_t next = skip_spaces(text, offset);
  return {.mark_begin = begin, .mark_end = begin, .close_end = begin, .next = next};
}

}  // namespace calque::segment
