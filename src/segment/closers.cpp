#include "segment/closers.h"

#include "segment/characters.h"
#include "text/ascii.h"

namespace calque::segment {
namespace {

/// True when the quotation mark that ends at `after` closes rather than opens: no letter, digit or
/// opening sign follows.
bool closes_here(std::string_view text, std::size_t after) {
  const char32_t c = char_at(text, after);
  return c == 0 || !(is_word_character(c) || is_digit(c) || c == U'¿' || c == U'¡');
}

bool ends_or_breaks(std::string_view text, std::size_t offset) {
  const char32_t c = char_at(text, offset);
  return c == 0 || is_space(c) || c == U',' || mark_kind(c) != MarkKind::none;
}

/// The end of marks of notes ("known.¹ Others", "refuted.*") where a space follows, else `offset`.
std::size_t end_of_note_marks(std::string_view text, std::size_t offset) {
  std::size_t end = offset;
  while (is_note_mark(char_at(text, end))) end += text::decode_at(text, end).length;
  const char32_t past = char_at(text, end);
  // "select Article.* from": an asterisk in code.
  const bool code = text[offset] == '*' && is_lower(char_at(text, skip_spaces(text, end)));
  return !code && (past == 0 || is_space(past)) ? end : offset;
}

/// The end of a smiley (":-)", ";)", "=D") at `offset`, else `offset`.
std::size_t end_of_smiley(std::string_view text, std::size_t offset) {
  std::size_t at = offset;
  if (at >= text.size() || std::string_view(":;=").find(text[at]) == std::string_view::npos) {
    return offset;
  }
  ++at;
  if (at < text.size() && text[at] == '-') ++at;
  const std::size_t mouth = at;
  while (at < text.size() && std::string_view(")(DPp*|").find(text[at]) != std::string_view::npos) {
    ++at;
  }
  return at > mouth && is_space(at < text.size() ? char_at(text, at) : U' ') ? at : offset;
}

}  // namespace

std::size_t end_of_note(std::string_view text, std::size_t offset) {
  std::size_t at = offset + 1;
  // Up to four digits: no article has more notes.
  while (at < text.size() && at - offset <= 4 && text::is_ascii_digit(text[at])) ++at;
  return at > offset + 1 && at < text.size() && text[at] == ']' ? at + 1 : offset;
}

std::size_t end_of_pictures(std::string_view text, std::size_t offset) {
  while (offset < text.size() && is_picture(char_at(text, offset))) {
    offset += text::decode_at(text, offset).length;
  }
  return offset;
}

void OpenQuotes::read_to(std::size_t offset) {
  for (; at_ < offset; ++at_) {
    const std::string_view here = text_.substr(at_, 3);
    switch (here[0]) {
      case '"':
        straight_ = !straight_;
        break;
      case '\xE2':
        if (here == "„") low_ = true;
        if (here == "“" || here == "”") low_ = false;
        break;
      default:
        break;
    }
  }
}

/// Without a space before it: `."`, `!)`, "!”.", ".[12]", ".¹".
std::size_t Closers::end_of_attached(std::size_t offset) const {
  const text::Decoded decoded = text::decode_at(text_, offset);
  const char32_t c = decoded.code_point;
  const std::size_t after = offset + decoded.length;
  if (c == U'[') return end_of_note(text_, offset);
  if (is_note_mark(c)) return end_of_note_marks(text_, offset);
  const bool closes = may_close(c) && (!is_ambiguous_quote(c) || closes_here(text_, after));
  const bool belongs = mark_kind(c) != MarkKind::none || is_invisible(c) || is_picture(c);
  return closes || belongs ? after : offset;
}

/// A mark by itself between spaces that the sentence before has missed: `“Thôi !” .`, `Nam ? !`.
std::size_t Closers::end_of_spaced_mark(std::size_t offset, std::size_t at) {
  const char32_t last = decode_before(text_, offset).code_point;
  const char32_t past = char_at(text_, at + 1);
  if (past != 0 && !is_space(past)) return at;
  const MarkKind kind = mark_kind(last);
  // After a period it is an ellipsis with spaces or its own sentence.
  const bool ended = may_close(last) || kind == MarkKind::strong || kind == MarkKind::ellipsis ||
                     text_.substr(0, offset).ends_with("...");
  const char32_t next = char_at(text_, skip_spaces(text_, at + 1));
  return ended && mark_kind(next) == MarkKind::none ? at + 1 : at;
}

std::size_t Closers::end_of_spaced_picture(std::size_t offset, std::size_t at) const {
  const std::size_t length = text::decode_at(text_, at).length;
  const std::size_t end = end_of_pictures(text_, at);
  // A picture after a calm sentence may as well begin the next one.
  const bool exclaims = text_[offset - 1] == '!' || is_picture(char_at(text_, at + length));
  return !exclaims && skip_spaces(text_, end) < text_.size() ? at : end;
}

/// The end of what belongs to the sentence although a space stands before it, else `offset`: a
/// closing mark (French "Oui. »", Lithuanian "„Ne. “"), a note number ("end. [6]"), pictures that
/// underline an exclamation, are several, or end the text, a smiley.
std::size_t Closers::end_of_spaced(std::size_t offset) {
  const std::size_t at = skip_spaces(text_, offset);
  if (at >= text_.size() ||
      text_.substr(offset, at - offset).find('\n') != std::string_view::npos) {
    return offset;
  }
  const char32_t c = char_at(text_, at);
  const std::size_t after = at + text::decode_at(text_, at).length;
  std::size_t end = at;
  if (c == U'»' || c == U')' || c == U']' || c == U'”') {
    end = after;
  } else if (c == U'"' || c == U'“') {
    quotes_.read_to(at);
    const bool open = c == U'"' ? quotes_.straight() : quotes_.low();
    // A mark by itself shows that the quotation is over: `" .`.
    if (open || text_.substr(after, 2) == " .") end = after;
  } else if (text_.substr(at, 2) == "''") {  // It opens as `,,` or as two backticks.
    end = at + 2;
  } else if (c == U'[') {
    end = end_of_note(text_, at);
  } else if (c == U'.' || c == U'!' || c == U'?') {
    end = end_of_spaced_mark(offset, at);
  } else if (c == U':' || c == U';' || c == U'=') {
    end = end_of_smiley(text_, at);
  } else if (is_picture(c)) {
    end = end_of_spaced_picture(offset, at);
  }
  return end > at && ends_or_breaks(text_, end) ? end : offset;
}

std::size_t Closers::end(std::size_t offset) {
  while (offset < text_.size()) {
    const std::size_t attached = end_of_attached(offset);
    const std::size_t next = attached > offset ? attached : end_of_spaced(offset);
    if (next == offset) break;
    offset = next;
  }
  return offset;
}

}  // namespace calque::segment
