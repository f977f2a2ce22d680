#include <algorithm>
#include <optional>
#include <string>

#include "segment/scene.h"
#include "text/ascii.h"

namespace calque::segment {
namespace {

/// Vowels of the Latin, Cyrillic and Greek alphabets, in lower case.
bool is_vowel(char32_t c) {
  constexpr std::u32string_view kVowels =
      U"aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿāēīōūąęıěůőűăơưаеёиоуыэюяіїєαεηιουωάέήίόύώϊϋΐΰ";
  return kVowels.find(c) != std::u32string_view::npos;
}

bool in_any_list(const Scene& s) {
  return listed(s.rules.never_final, s.before) || listed(s.rules.may_end, s.before) ||
         listed(s.rules.before_number, s.before) || listed(s.rules.ends, s.before) ||
         listed(s.rules.units, s.before);
}

bool address_follows(const Scene& s) {
  const std::string& word = s.after.lowered;
  return word == "http" || word == "https" || word == "www";
}

/// Chat: this sentence begins in lower case, too. "max. size" alone is no sentence.
bool in_small_letters(const Scene& s) {
  constexpr std::size_t kShortSentence = 3;
  return is_lower(char_at(s.text, skip_spaces(s.text, s.segment_begin))) &&
         count_words(s, kShortSentence) >= kShortSentence;
}

/// Sentences that begin in lower case: the word before must be an ordinary one. Abbreviations cut a
/// word before a vowel, so that a final vowel, or some length, speaks for a full word.
bool sentence_before_lower(const Scene& s) {
  if (s.rules.after_ordinal.contains(s.after.word, s.after.lowered)) return false;
  if (s.rules.reporting.contains(s.after.word, s.after.lowered)) return false;
  if (s.before.token.empty()) {
    return s.candidate.mark_begin > 0 &&
           may_close(decode_before(s.text, s.candidate.mark_begin).code_point);
  }
  if (s.before.roman && s.rules.ordinal_digits > 0) return false;
  // Four digits are a year, which may end a sentence; fewer are parts of references.
  if (s.before.number) return s.rules.ordinal_digits == 0 && s.before.token.size() >= 4;
  if (s.before.token.size() != s.before.last.size() || s.before.letters < 3) return false;
  if (in_any_list(s)) return false;
  const std::string& word = s.before.lowered;
  // Letters. Abbreviations of so many that are in no list, and end in a consonant, are rare.
  constexpr std::size_t kLongForAbbreviation = 6;
  return s.before.letters >= kLongForAbbreviation || s.after.first == U'(' || address_follows(s) ||
         in_small_letters(s) || is_vowel(decode_before(word, word.size()).code_point) ||
         s.rules.starters.contains(s.after.word, s.after.lowered);
}

/// Up to two digits, as days and months have.
bool is_day(std::string_view digits) {
  return !digits.empty() && digits.size() <= 2 && std::ranges::all_of(digits, text::is_ascii_digit);
}

/// The digits at `begin`.
std::string_view digits_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && text::is_ascii_digit(text[end])) ++end;
  return text.substr(std::min(begin, text.size()), end - std::min(begin, text.size()));
}

/// "20. 4": a day stands before the number, which then is a month.
bool day_before(const Scene& s) {
  std::size_t end = s.before.begin;
  while (end > s.segment_begin && is_space(decode_before(s.text, end).code_point)) {
    end -= decode_before(s.text, end).length;
  }
  if (end == s.before.begin || end == 0 || s.text[end - 1] != '.') return false;
  std::size_t begin = --end;
  while (begin > s.segment_begin && text::is_ascii_digit(s.text[begin - 1])) --begin;
  return is_day(s.text.substr(begin, end - begin));
}

/// "5. 6. 2020", "21. 3. - 20. 4.": the date goes on. In languages whose ordinals have no period
/// only a whole date with its year is one.
bool date_goes_on(const Scene& s) {
  if (!is_day(s.before.token) || s.after.opened || s.after.kind != NextCase::digit) return false;
  const std::string_view number = digits_at(s.text, s.after.word_begin);
  // Four digits are a year.
  if (number.size() == 4) return day_before(s);
  const std::size_t end = s.after.word_begin + number.size();
  if (!is_day(number) || char_at(s.text, end) != U'.') return false;
  if (s.rules.ordinal_digits > 0) return true;
  return !s.after.dashed && digits_at(s.text, skip_spaces(s.text, end + 1)).size() == 4;
}

/// The last part of a score, a fraction or a range: "3:2.", "7-5.", "0,5.". It is no ordinal.
bool is_compound_number(const Scene& s) {
  const text::Decoded joint = decode_before(s.text, s.before.begin);
  const std::size_t begin = s.before.begin - joint.length;
  if (!is_digit(decode_before(s.text, begin).code_point)) return false;
  if (joint.code_point == U':' || joint.code_point == U',' || joint.code_point == U'/') return true;
  return is_dash(joint.code_point) && !s.rules.nouns_capitalised;
}

/// German "am 5. Mai", "am 5. Die": where a period makes an ordinal, a capital after it says
/// nothing, as nouns have one too; the word must be one that starts sentences.
Verdict judge_number(const Scene& s) {
  if (s.rules.ordinal_digits == 0) return breaks(Rule::sentence_end);
  if (s.rules.after_ordinal.contains(s.after.word, s.after.lowered)) return holds(Rule::ordinal);
  const bool short_enough =
      s.before.roman || s.before.token.size() <= static_cast<std::size_t>(s.rules.ordinal_digits);
  if (!short_enough || s.after.kind != NextCase::upper) return breaks(Rule::sentence_end);
  if (is_compound_number(s)) return breaks(Rule::sentence_end);
  // A month, after which nouns are in lower case.
  if (!s.rules.nouns_capitalised && day_before(s)) return breaks(Rule::sentence_end);
  if (starter_follows(s) || s.after.opened || s.after.dashed) {
    return breaks(Rule::number_before_starter);
  }
  return holds(Rule::ordinal);
}

Verdict judge_initial(const Scene& s) {
  if (s.rules.words.contains(s.before.token, s.before.token) || starter_follows(s)) {
    return breaks(Rule::initial_before_starter);
  }
  // Initials are capitals: "faster than c. But"; a small letter that is short for a word is in a
  // list of its language.
  const bool word = s.after.kind == NextCase::upper && s.after.word.size() > 2 && !s.after.opened;
  if (word && is_lower(char_at(s.before.token, 0))) return breaks(Rule::sentence_end);
  return holds(Rule::initial);
}

/// "(CDT) at the": a remark in brackets after which the sentence goes on in lower case.
bool remark_goes_on(const Scene& s) {
  // Bytes: a remark on a unit is short.
  constexpr std::size_t kLongest = 60;
  if (s.after.first != U'(') return false;
  const std::size_t close = s.text.substr(s.candidate.next, kLongest).find(')');
  if (close == std::string_view::npos) return false;
  const std::size_t past = s.candidate.next + close + 1;
  return is_punctuation(char_at(s.text, past)) ||
         is_lower(char_at(s.text, skip_spaces(s.text, past)));
}

/// What follows still belongs to the number: "5 mlr. TL", "9 a.m. Monday", "10 a.m. (CDT) at".
bool unit_goes_on(const Scene& s) {
  return remark_goes_on(s) || s.rules.after_units.contains(s.after.word, s.after.lowered);
}

/// "It takes 5 min." is a sentence; "In 1812 г." and "At 5 a.m." are only the start of one.
Verdict judge_unit(const Scene& s) {
  if (unit_goes_on(s)) return holds(Rule::abbreviation);
  // German "2 Stk. Zitronen": a capital says nothing.
  if (s.rules.nouns_capitalised && !starter_follows(s) && !s.after.opened && !s.after.dashed) {
    return holds(Rule::abbreviation);
  }
  // Words: a subject, a verb, a number and its unit.
  constexpr std::size_t kShortSentence = 4;
  const bool sentence = count_words(s, kShortSentence) >= kShortSentence;
  return sentence || starter_follows(s) ? breaks(Rule::unit) : holds(Rule::abbreviation);
}

/// Abbreviations by the lists of the language.
/// A word may be in several lists: "г." is a unit after a number, "No." an abbreviation before one.
/// What stands around it is asked first.
std::optional<Verdict> judge_listed(const Scene& s) {
  if (s.before.after_number && listed(s.rules.units, s.before)) return judge_unit(s);
  if (listed(s.rules.before_number, s.before) && number_follows(s)) {
    return holds(Rule::abbreviation_before_number);
  }
  if (listed(s.rules.never_final, s.before)) return holds(Rule::abbreviation);
  if (listed(s.rules.ends, s.before)) {
    return number_follows(s) ? holds(Rule::abbreviation)
                             : breaks(Rule::abbreviation_before_capital);
  }
  if (listed(s.rules.may_end, s.before)) {
    if (starter_follows(s) || s.after.dashed) return breaks(Rule::abbreviation_before_starter);
    return holds(Rule::abbreviation);
  }
  return std::nullopt;
}

}  // namespace

Verdict judge_lower_case(const Scene& s) {
  const bool strong = s.candidate.kind == MarkKind::strong;
  if (strong && reporting_follows(s)) return holds(Rule::quotation_inside);
  if (s.candidate.closed) return holds(Rule::lower_case_next);
  if (!strong) {
    return sentence_before_lower(s) ? breaks(Rule::lower_case_sentence)
                                    : holds(Rule::lower_case_next);
  }
  // The mark may be part of a name.
  const bool name = is_upper(char_at(s.before.token, 0));  // "Yahoo! and"
  if (s.after.dashed || s.after.opened || name) return holds(Rule::lower_case_next);
  return breaks(Rule::lower_case_sentence);
}

/// The order is the rule: what follows (punctuation, lower case) outweighs what is before, and a
/// word of a list outweighs its shape (number, initial, acronym).
Verdict judge_period(const Scene& s) {
  if (punctuation_follows(s)) return holds(Rule::punctuation_next);
  if (numbers_an_item(s)) return holds(Rule::list_number);
  if (date_goes_on(s)) return holds(Rule::date);
  if (s.after.kind == NextCase::lower) return judge_lower_case(s);
  if (s.candidate.closed && cites_source(s)) return holds(Rule::citation);
  if (s.candidate.closed && !closes_remark(s)) return breaks(Rule::sentence_end);
  if (const auto verdict = judge_listed(s)) return *verdict;
  if (s.before.number || (s.before.roman && s.rules.ordinal_digits > 0)) return judge_number(s);
  if (s.before.initial) return judge_initial(s);
  if (s.before.acronym) {
    if (starter_follows(s)) return breaks(Rule::acronym_before_starter);
    return holds(Rule::acronym);
  }
  return breaks(Rule::sentence_end);
}

}  // namespace calque::segment
