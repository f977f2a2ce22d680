#include "segment/surroundings.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "segment/rule_set.h"

namespace calque::segment {
namespace {

/// No abbreviation is longer; a longer word is cut, which costs nothing and bounds the work.
constexpr std::size_t kLongestToken = 64;

bool joins_word(char32_t c) {
  return is_word_character(c) || is_digit(c) || c == U'.' || c == U'°' || c == U'№' ||
         is_invisible(c);
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

std::size_t skip_invisible_back(std::string_view text, std::size_t end) {
  while (end > 0 && is_invisible(decode_before(text, end).code_point)) {
    end -= decode_before(text, end).length;
  }
  return end;
}

std::size_t skip_spaces_back(std::string_view text, std::size_t end) {
  while (end > 0 && is_space(decode_before(text, end).code_point)) {
    end -= decode_before(text, end).length;
  }
  return end;
}

/// Start of the run of letters, digits and periods that ends at `end`.
std::size_t token_begin(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongestToken) {
    const text::Decoded before = decode_before(text, begin);
    if (!joins_word(before.code_point)) break;
    begin -= before.length;
  }
  while (begin < end && (text[begin] == '.' || is_invisible(char_at(text, begin)))) {
    begin += text::decode_at(text, begin).length;
  }
  return begin;
}

/// Scripts of India, from Devanagari to Malayalam and Sinhala, where a vowel is a mark on a letter.
bool is_indic(char32_t c) {
  return c >= 0x0900 && c <= 0x0DFF;
}

/// One letter; in the scripts of India with its marks: "தா".
bool is_one_letter(std::string_view text) {
  if (text.empty() || !is_word_character(char_at(text, 0)) || count_letters(text) != 1)
    return false;
  return text::decode_at(text, 0).length == text.size() || is_indic(char_at(text, 0));
}

/// A letter with a period, before a space that ends at `end`: the "z." of "z. B"; else empty.
std::string_view letter_before(std::string_view text, std::size_t end) {
  const std::size_t gap = skip_spaces_back(text, end);
  // A space, or a no-break space, which takes up to three bytes in UTF-8; a longer gap is no
  // abbreviation.
  if (gap == end || end - gap > 3 || gap == 0 || text[gap - 1] != '.') return {};
  const std::size_t begin = token_begin(text, gap - 1);
  const std::string_view letter = text.substr(begin, gap - 1 - begin);
  return is_one_letter(letter) ? letter : std::string_view{};
}

bool is_roman(std::string_view token) {
  // D and M stand in years only, and are initials more often.
  return !token.empty() && token.find_first_not_of("IVXLC") == std::string_view::npos;
}

/// Letters one by one with periods between them.
bool is_acronym(std::string_view token) {
  std::size_t parts = 0;
  for (;; ++parts) {
    const std::size_t period = token.find('.');
    if (count_letters(token.substr(0, period)) != 1) return false;
    if (period == std::string_view::npos) return parts > 0;
    token.remove_prefix(period + 1);
  }
}

std::size_t word_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && end - begin < kLongestToken &&
         is_word_character(char_at(text, end))) {
    end += text::decode_at(text, end).length;
  }
  return end;
}

/// True when what stands before `begin` belongs to the word: "Objective-C", "25 °C", ארה"ב.
bool ends_compound(std::string_view text, std::size_t begin) {
  if (begin == 0) return false;
  const text::Decoded before = decode_before(text, begin);
  if (before.code_point == U'-') return true;
  const bool quote = before.code_point == U'"' || before.code_point == U'״';
  return quote && begin > before.length &&
         is_word_character(decode_before(text, begin - before.length).code_point);
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
  // Bytes: "z. B." and "u. v. a. m." fit. A text of single letters with periods would else be read
  // back to its start at each of them.
  constexpr std::size_t kLongestChain = 12;
  const std::size_t end = skip_invisible_back(text, mark_begin);
  WordBefore word;
  word.begin = token_begin(text, end);
  word.token = text.substr(word.begin, end - word.begin);
  // "z. B.", "u. a.": with spaces between them such letters are one abbreviation.
  if (is_one_letter(word.token)) {
    for (auto letter = letter_before(text, word.begin);
         !letter.empty() && word.token.size() < kLongestChain;
         letter = letter_before(text, word.begin)) {
      word.token.insert(0, std::string(letter) + '.');
      word.begin = static_cast<std::size_t>(letter.data() - text.data());
    }
  }
  word.last = word.token.substr(word.token.rfind('.') + 1);
  word.lowered = lower_case(word.token);
  word.last_lowered = lower_case(word.last);
  word.letters = count_letters(word.last);
  word.number = is_number(word.token);
  word.roman = is_roman(word.token);
  // A single syllable or ideograph is a word.
  word.initial = is_one_letter(word.token) && !is_hangul(char_at(word.token, 0)) &&
                 !is_unspaced_letter(char_at(word.token, 0)) && !ends_compound(text, word.begin);
  word.acronym = is_acronym(word.token);
  const std::size_t gap = skip_spaces_back(text, word.begin);
  word.after_number =
      gap > 0 && (is_digit(decode_before(text, gap).code_point) ||
                  is_roman(text.substr(token_begin(text, gap), gap - token_begin(text, gap))));
  return word;
}

/// Dashes, bullets and opening marks before the first letter are noted and passed over: they tell a
/// dialogue, a list, a quotation.
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
    } else if (c == U',' && char_at(text, at + 1) == U',') {  // Dutch ",,Kom!"
      after.opened = true;
      ++at;
    } else if (!is_space(c) && !is_invisible(c) && c != U'>') {  // "> quoted"
      break;
    }
  }
  after.kind = case_of(char_at(text, at));
  const std::size_t end = word_end(text, at);
  if (text.substr(end, 1) == " ") {
    after.second = lower_case(text.substr(end + 1, word_end(text, end + 1) - end - 1));
  }
  after.word_begin = at;
  after.word = text.substr(at, end - at);
  after.lowered = lower_case(after.word);
  after.word_end = end;
  return after;
}

}  // namespace calque::segment
