#include "segment/scene.h"

#include <algorithm>

#include "segment/list_items.h"
#include "text/ascii.h"

namespace calque::segment {
namespace {

/// How far brackets are looked for, in bytes: no longer remark is one.
/// It bounds the work at each candidate: a text of open brackets would else take time with the
/// square of its length.
constexpr std::size_t kReach = 300;

/// Offset of the bracket that opens what closes at `close`, within the segment and not far off.
std::size_t matching_open(const Scene& s, char open, char close) {
  int depth = 0;
  const std::size_t end = s.candidate.close_end;
  for (std::size_t at = end; at > s.segment_begin && end - at < kReach; --at) {
    const char c = s.text[at - 1];
    if (c == close) ++depth;
    if (c == open && --depth == 0) return at - 1;
  }
  return std::string_view::npos;
}

bool is_open_bracket(char32_t c) {
  return c == U'(' || c == U'[' || c == U'（' || c == U'［';
}
/// A quick look that spares most sentences the closer one.
bool has_open_bracket(std::string_view text) {
  constexpr auto kNone = std::string_view::npos;
  return text.find('(') != kNone || text.find('[') != kNone || text.find("（") != kNone ||
         text.find("［") != kNone;
}

bool is_close_bracket(char32_t c) {
  return c == U')' || c == U']' || c == U'）' || c == U'］';
}

}  // namespace

bool starter_follows(const Scene& s) {
  if (s.after.word.empty() || s.after.kind == NextCase::lower) return false;
  // "A. Smith" starts with a name, not with the article.
  const bool initial = s.after.word.size() == text::decode_at(s.after.word, 0).length &&
                       char_at(s.text, s.after.word_end) == U'.';
  return !initial && s.rules.starters.contains(s.after.word, s.after.lowered);
}

bool listed(const WordList& list, const WordBefore& word) {
  if (list.contains(word.token, word.lowered)) return true;
  // The last part of a chain of abbreviations ("Univ.Prof."), but not the last letter of an
  // acronym.
  return word.last.size() != word.token.size() && word.letters > 1 &&
         list.contains(word.last, word.last_lowered);
}

namespace {

/// "(5)", "(EU)", "(UE)": a number or an acronym in brackets.
bool bracketed_code(std::string_view text) {
  const std::size_t end = text.find(')');
  // "(EURATOM)" is the longest that laws have.
  constexpr std::size_t kLongest = 8;
  if (!text.starts_with('(') || end == std::string_view::npos || end - 1 > kLongest) return false;
  const std::string_view code = text.substr(1, end - 1);
  return !code.empty() && std::ranges::all_of(code, [](char c) {
    return text::is_ascii_digit(c) || (c >= 'A' && c <= 'Z');
  });
}

/// "L. 121-3", "R123": the letter of a part of a code of law with its number.
bool lettered_number(const Scene& s) {
  if (s.after.word.size() != 1 || s.after.kind != NextCase::upper) return false;
  std::size_t at = s.after.word_end;
  if (char_at(s.text, at) == U'.') ++at;
  return is_digit(char_at(s.text, skip_spaces(s.text, at)));
}

}  // namespace

bool number_follows(const Scene& s) {
  if (s.after.kind == NextCase::digit) return true;
  if (bracketed_code(s.text.substr(s.candidate.next)) || lettered_number(s)) return true;
  // Roman numerals of two letters or more: "I" is mostly a word.
  return !s.after.word.empty() && s.after.word.size() > 1 &&
         s.after.word.find_first_not_of("IVXLC") == std::string_view::npos;
}

bool is_punctuation(char32_t c) {
  constexpr std::u32string_view kInside = U",;:/)]}%&+=|،؛，；：、）」』】》";
  return kInside.find(c) != std::u32string_view::npos;
}

bool punctuation_follows(const Scene& s) {
  if (s.text.substr(s.candidate.next, 2) == ",,") return false;
  return is_punctuation(s.after.first);
}

bool closes_remark(const Scene& s) {
  const std::string_view closers =
      s.text.substr(s.candidate.mark_end, s.candidate.close_end - s.candidate.mark_end);
  if (closers.find(')') == std::string_view::npos) return false;
  const std::size_t open = matching_open(s, '(', ')');
  return open != std::string_view::npos && open > skip_spaces(s.text, s.segment_begin);
}

bool reporting_follows(const Scene& s) {
  return s.rules.reporting.contains(s.after.word, s.after.lowered) ||
         s.rules.reporting.contains(s.after.second, s.after.second);
}

bool cites_source(const Scene& s) {
  // Bytes of the bracket with the source.
  constexpr std::size_t kLongest = 200;
  if (s.after.first != U'(') return false;
  const std::size_t close = s.text.substr(s.candidate.next, kLongest).find(')');
  if (close == std::string_view::npos) return false;
  const char32_t past = char_at(s.text, s.candidate.next + close + 1);
  return mark_kind(past) != MarkKind::none;
}

namespace {

/// "2.3", "3.4.2.1": numbers of up to three digits with periods between them.
bool is_section_number(std::string_view token) {
  std::size_t digits = 0;
  std::size_t periods = 0;
  for (const char c : token) {
    digits = text::is_ascii_digit(c) ? digits + 1 : 0;
    periods += c == '.' ? 1U : 0U;
    if (digits > 3 || (digits == 0 && c != '.')) return false;
  }
  return periods > 0;
}

/// The number of a section begins the segment, or follows a mark: "agree; 1.2. The term".
bool numbers_a_section(const Scene& s) {
  if (!is_section_number(s.before.token)) return false;
  if (s.before.begin == skip_item_start(s.text, s.segment_begin)) return true;
  std::size_t begin = s.before.begin;
  if (begin == 0 || s.text[begin - 1] != ' ') return false;
  while (begin > 0 && s.text[begin - 1] == ' ') --begin;
  return begin > 0 && (s.text[begin - 1] == ':' || s.text[begin - 1] == ';');
}

/// "§ 1. Scope", "Article 2. Definitions", "Art. 5. Objet": nothing else stands before the number.
bool numbers_a_heading(const Scene& s) {
  if (!s.before.number && !s.before.roman) return false;
  const std::size_t first = skip_spaces(s.text, s.segment_begin);
  // Bytes: the longest heading word, with its space.
  constexpr std::size_t kLongest = 32;
  if (s.before.begin <= first || s.before.begin - first > kLongest) return false;
  std::string_view word = s.text.substr(first, s.before.begin - first);
  while (!word.empty() && is_space(decode_before(word, word.size()).code_point)) {
    word.remove_suffix(decode_before(word, word.size()).length);
  }
  if (word.ends_with('.')) word.remove_suffix(1);
  return s.rules.headings.contains(word, lower_case(word));
}

}  // namespace

bool numbers_an_item(const Scene& s) {
  if (numbers_a_section(s) || numbers_a_heading(s)) return true;
  if (!is_item_number(s.before.token)) return false;
  if (s.before.begin == skip_item_start(s.text, s.segment_begin)) return true;
  std::size_t begin = s.before.begin;
  if (!s.before.number || begin == 0 || s.text[begin - 1] != ' ') return false;
  while (begin > 0 && s.text[begin - 1] == ' ') --begin;
  // "in two steps: 1. Open it."
  return begin > 0 && s.text[begin - 1] == ':';
}

bool inside_brackets(const Scene& s) {
  // There a bracket that looks like an opening one may be stored as a closing one.
  if (is_right_to_left(char_at(s.text, s.after.word_begin))) return false;
  std::size_t at = s.candidate.close_end;
  const std::size_t first = std::max(s.segment_begin, at > kReach ? at - kReach : 0);
  if (!has_open_bracket(s.text.substr(first, at - first))) return false;
  int depth = 0;
  while (at > first && depth >= 0) {
    const text::Decoded before = decode_before(s.text, at);
    at -= std::min(before.length, at);
    if (is_close_bracket(before.code_point)) ++depth;
    if (is_open_bracket(before.code_point)) --depth;
  }
  // A bracket that begins the segment holds sentences of its own, which are split.
  if (depth >= 0 || at <= skip_spaces(s.text, s.segment_begin)) return false;
  depth = 0;
  const std::size_t last = std::min(s.text.size(), s.candidate.close_end + kReach);
  for (at = s.candidate.close_end; at < last; at += text::decode_at(s.text, at).length) {
    const char32_t c = char_at(s.text, at);
    if (is_open_bracket(c)) ++depth;
    if (is_close_bracket(c) && --depth < 0) return true;
  }
  return false;
}

std::size_t count_words(const Scene& s, std::size_t most) {
  std::size_t words = 1;
  for (std::size_t at = skip_spaces(s.text, s.segment_begin);
       at < s.candidate.mark_begin && words < most; ++at) {
    words += s.text[at] == ' ' ? 1U : 0U;
  }
  return words;
}

}  // namespace calque::segment
