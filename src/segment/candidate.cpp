#include "segment/candidate.h"

#include <string_view>

namespace calque::segment {
namespace {

/// First bytes of `.`, `!`, `?`, line ends and of the UTF-8 forms of the other marks.
constexpr std::string_view kMarkBytes = ".!?\n\r\xCD\xD6\xD8\xDB\xE0\xE1\xE2\xE3\xEA\xEF";

std::size_t end_of_marks(std::string_view text, std::size_t offset) {
  while (offset < text.size()) {
    const text::Decoded decoded = text::decode_at(text, offset);
    if (mark_kind(decoded.code_point) == MarkKind::none) break;
    offset += decoded.length;
  }
  return offset;
}

/// The end of ". . ." when periods apart by single spaces begin at `offset`, else `offset`.
std::size_t end_of_spaced_periods(std::string_view text, std::size_t offset) {
  std::size_t end = offset + 1;
  int periods = 1;
  while (text.substr(end, 2) == " .") {
    end += 2;
    ++periods;
  }
  return periods >= 3 ? end : offset;
}

/// True when the quotation mark that ends at `after` closes rather than opens: no letter, digit or
/// opening sign follows.
bool closes_here(std::string_view text, std::size_t after) {
  const char32_t c = char_at(text, after);
  return c == 0 || !(is_word_character(c) || is_digit(c) || c == U'¿' || c == U'¡');
}

/// The end of a footnote number in brackets ("[12]") at `offset`, else `offset`.
std::size_t end_of_note(std::string_view text, std::size_t offset) {
  std::size_t at = offset + 1;
  while (at < text.size() && at - offset <= 4 && text[at] >= '0' && text[at] <= '9') ++at;
  return at > offset + 1 && at < text.size() && text[at] == ']' ? at + 1 : offset;
}

/// The end of what closes after a space, as in French "Oui. »", else `offset`.
std::size_t end_of_spaced_close(std::string_view text, std::size_t offset) {
  const std::size_t at = skip_spaces(text, offset);
  const char32_t c = char_at(text, at);
  if (c != U'»' && c != U')' && c != U']' && c != U'”') return offset;
  const std::size_t end = at + text::decode_at(text, at).length;
  const char32_t after = char_at(text, end);
  return after == 0 || is_space(after) || mark_kind(after) != MarkKind::none ? end : offset;
}

std::size_t end_of_closers(std::string_view text, std::size_t offset) {
  while (offset < text.size()) {
    const text::Decoded decoded = text::decode_at(text, offset);
    const char32_t c = decoded.code_point;
    const std::size_t after = offset + decoded.length;
    if (c == U'[') {
      const std::size_t end = end_of_note(text, offset);
      if (end == offset) return offset;
      offset = end;
    } else if (mark_kind(c) != MarkKind::none || is_invisible(c)) {
      offset = after;  // "!”." and the like
    } else if (may_close(c) && (!is_ambiguous_quote(c) || closes_here(text, after))) {
      offset = after;
    } else {
      const std::size_t end = end_of_spaced_close(text, offset);
      if (end == offset) return offset;
      offset = end;
    }
  }
  return offset;
}

MarkKind merge(std::string_view marks, MarkKind first) {
  if (marks.find_first_of("!?") != std::string_view::npos) return MarkKind::strong;
  return first == MarkKind::period && marks.size() > 1 ? MarkKind::ellipsis : first;
}

}  // namespace

CandidateScanner::CandidateScanner(std::string_view text, const RuleSet& rules)
    : text_(text), rules_(rules) {
  for (const char byte : kMarkBytes) interesting_[static_cast<unsigned char>(byte)] = true;
  interesting_[static_cast<unsigned char>(';')] = rules.semicolon_ends;
  interesting_[static_cast<unsigned char>(':')] = rules.colon_ends;
}

MarkKind CandidateScanner::kind_at(std::size_t offset) const {
  const char32_t c = text::decode_at(text_, offset).code_point;
  const bool ends_here = (rules_.semicolon_ends && (c == U';' || c == U'\u037E')) ||
                         (rules_.colon_ends && c == U':');
  return ends_here ? MarkKind::full_stop : mark_kind(c);
}

Candidate CandidateScanner::read(std::size_t offset, MarkKind kind) const {
  Candidate found{.mark_begin = offset, .mark_end = offset + 1, .kind = kind};
  const std::size_t spaced = kind == MarkKind::period ? end_of_spaced_periods(text_, offset) : offset;
  if (spaced > offset) {
    found.mark_end = spaced;
    found.kind = MarkKind::ellipsis;
  } else {
    found.mark_end = end_of_marks(text_, offset + text::decode_at(text_, offset).length);
    found.kind = merge(text_.substr(offset, found.mark_end - offset), kind);
  }
  found.close_end = end_of_closers(text_, found.mark_end);
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
    if (found.next >= text_.size()) return std::nullopt;
    return found;
  }
  return std::nullopt;
}

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
