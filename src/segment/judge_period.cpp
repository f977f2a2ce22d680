#include <optional>
#include <string>

#include "segment/scene.h"

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
         is_vowel(decode_before(word, word.size()).code_point) ||
         s.rules.starters.contains(s.after.word, s.after.lowered);
}

bool reporting_follows(const Scene& s) {
  return s.rules.reporting.contains(s.after.word, s.after.lowered) ||
         s.rules.reporting.contains(s.after.second, s.after.second);
}

/// German "am 5. Mai", "am 5. Die": where a period makes an ordinal, a capital after it says
/// nothing, as nouns have one too; the word must be one that starts sentences.
Verdict judge_number(const Scene& s) {
  if (s.rules.ordinal_digits == 0) return breaks(Rule::sentence_end);
  if (s.rules.after_ordinal.contains(s.after.word, s.after.lowered)) return holds(Rule::ordinal);
  const bool short_enough =
      s.before.roman || s.before.token.size() <= static_cast<std::size_t>(s.rules.ordinal_digits);
  if (!short_enough || s.after.kind != NextCase::upper) return breaks(Rule::sentence_end);
  if (starter_follows(s) || s.after.opened || s.after.dashed) {
    return breaks(Rule::number_before_starter);
  }
  return holds(Rule::ordinal);
}

Verdict judge_initial(const Scene& s) {
  if (s.rules.words.contains(s.before.token, s.before.token) || starter_follows(s)) {
    return breaks(Rule::initial_before_starter);
  }
  return holds(Rule::initial);
}

/// "It takes 5 min." is a sentence; "In 1812 г." and "At 5 a.m." are only the start of one.
Verdict judge_unit(const Scene& s) {
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
  if (is_punctuation(s.after.first)) return holds(Rule::punctuation_next);
  if (numbers_an_item(s)) return holds(Rule::list_number);
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
