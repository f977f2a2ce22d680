#include "segment/surroundings.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "segment/rule_set.h"

namespace calque::segment {
namespace {

/// No abbreviation is longer; a longer word is cut, which costs nothing and bounds the work.
constexpr std::size_t kLongestToken = 64;

bool joins_word(char32_t c) {
  return is_word_character(c) || is_digit(c) || c == U'.' || is_invisible(c);
}

std::size_t count_letters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    const text::Decoded decoded = text::decode_at(text, i);
    count += u_isalpha(static_cast<UChar32>(decoded.code_point)) ? 1U : 0U;
    i += decoded.length;
  }
  return count;
}

bool is_number(std::string_view token) {
  bool digit = false;
  for (std::size_t i = 0; i < token.size();) {
    const text::Decoded decoded = text::decode_at(token, i);
    if (is_digit(decoded.code_point)) {
      digit = true;
    } else if (decoded.code_point != U'.') {
      return false;
    }
    i += decoded.length;
  }
  return digit;
}

NextCase case_of(char32_t c) {
  if (c == 0) return NextCase::end;
  if (is_upper(c)) return NextCase::upper;
  if (is_lower(c)) return NextCase::lower;
  if (is_digit(c)) return NextCase::digit;
  return is_word_character(c) ? NextCase::uncased : NextCase::other;
}

}  // namespace

WordBefore word_before(std::string_view text, std::size_t mark_begin) {
  std::size_t end = mark_begin;
  while (end > 0 && is_invisible(decode_before(text, end).code_point)) {
    end -= decode_before(text, end).length;
  }
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongestToken) {
    const text::Decoded before = decode_before(text, begin);
    if (!joins_word(before.code_point)) break;
    begin -= before.length;
  }
  while (begin < end && (text[begin] == '.' || is_invisible(char_at(text, begin)))) {
    begin += text::decode_at(text, begin).length;
  }
  WordBefore word;
  word.begin_ = begin;
  word.token = text.substr(begin, end - begin);
  word.last = word.token.substr(word.token.rfind('.') + 1);
  word.lowered = lower_case(word.token);
  word.last_lowered = lower_case(word.last);
  word.letters = count_letters(word.last);
  word.number = is_number(word.token);
  return word;
}

After look_after(std::string_view text, std::size_t next) {
  After after;
  after.first = char_at(text, next);
  std::size_t at = next;
  for (; at < text.size(); at += text::decode_at(text, at).length) {
    const char32_t c = char_at(text, at);
    if (is_dash(c) || is_bullet(c)) {
      after.dashed = true;
    } else if (may_open(c) || is_ambiguous_quote(c)) {
      after.opened = true;
    } else if (!is_space(c) && !is_invisible(c)) {
      break;
    }
  }
  after.kind = case_of(char_at(text, at));
  std::size_t end = at;
  while (end < text.size() && end - at < kLongestToken && is_word_character(char_at(text, end))) {
    end += text::decode_at(text, end).length;
  }
  after.word = text.substr(at, end - at);
  after.lowered = lower_case(after.word);
  after.word_end = end;
  return after;
}

}  // namespace calque::segment
