#include "segment/judge.h"

#include <algorithm>
#include <array>

#include "segment/list_items.h"
#include "segment/surroundings.h"

namespace calque::segment {
namespace {

Verdict breaks(Rule rule) {
  return {true, rule};
}
Verdict holds(Rule rule) {
  return {false, rule};
}

/// All that the rules look at for one candidate.
struct Scene {
  std::string_view text;
  const Candidate& candidate;
  std::size_t segment_begin;
  const RuleSet& rules;
  WordBefore before;
  After after;
};

bool starter_follows(const Scene& s) {
  const bool initial = s.after.word.size() == text::decode_at(s.text, s.after.word_begin).length &&
                       char_at(s.text, s.after.word_end) == U'.';
  return !initial && s.after.kind != NextCase::lower && s.rules.starters.contains(s.after.word, s.after.lowered);
}

bool listed(const WordList& list, const WordBefore& word) {
  if (list.contains(word.token, word.lowered)) return true;
  return word.last.size() != word.token.size() && word.letters > 1 &&
         list.contains(word.last, word.last_lowered);
}

/// Roman numerals count as numbers: "Art. IV".
bool number_follows(const Scene& s) {
  if (s.after.kind == NextCase::digit) return true;
  return !s.after.word.empty() && s.after.word.size() > 1 &&
         s.after.word.find_first_not_of("IVXLC") == std::string_view::npos;
}

bool is_punctuation(char32_t c) {
  constexpr std::u32string_view kInside = U",;:/)]}%&+=|،؛，；：、）」』】》";
  return kInside.find(c) != std::u32string_view::npos;
}

/// Offset of the bracket that opens what closes at `close`, within the segment.
std::size_t matching_open(const Scene& s, char open, char close) {
  int depth = 0;
  for (std::size_t at = s.candidate.close_end; at > s.segment_begin; --at) {
    const char c = s.text[at - 1];
    if (c == close) ++depth;
    if (c == open && --depth == 0) return at - 1;
  }
  return std::string_view::npos;
}

/// True for a remark in brackets inside a sentence: "He (born 5 Oct.) Smith". A remark that follows
/// a full sentence, or begins the segment, is a sentence by itself.
bool closes_remark(const Scene& s) {
  const std::string_view closers =
      s.text.substr(s.candidate.mark_end, s.candidate.close_end - s.candidate.mark_end);
  if (closers.find(')') == std::string_view::npos) return false;
  const std::size_t open = matching_open(s, '(', ')');
  return open != std::string_view::npos && open > skip_spaces(s.text, s.segment_begin);
}

bool is_domain(std::string_view word) {
  return word == "com" || word == "net" || word == "org" || word == "info" || word == "edu";
}

/// "Hello world.Today": a word in lower case or a long number, then a capitalised word, and nothing
/// after them that makes the whole a name of a file or a host.
bool glued_words(const Scene& s) {
  if (s.after.kind != NextCase::upper || s.after.word_begin != s.candidate.next) return false;
  const char32_t previous = decode_before(s.text, s.candidate.mark_begin).code_point;
  const bool word = s.before.letters >= 3 && s.before.token.size() == s.before.last.size() &&
                    is_lower(previous);
  if (!word && !(s.before.number && s.before.token.size() >= 3)) return false;
  const char32_t past = char_at(s.text, s.after.word_end);
  const bool one_letter =
      s.after.word.size() == text::decode_at(s.text, s.after.word_begin).length;
  if (one_letter) return is_space(past) && starter_follows(s);
  const bool ends_lower = is_lower(decode_before(s.text, s.after.word_end).code_point);
  constexpr char32_t kLastAscii = 0x7F;
  const bool abbreviation = s.rules.never_final.contains(s.after.word, s.after.lowered);
  return (ends_lower || previous > kLastAscii) && (past != U'.' || abbreviation) && past != U'/' && past != U'@' &&
         past != U'_' && !is_digit(past) && !is_domain(s.after.lowered);
}

Verdict judge_glued(const Scene& s) {
  const Candidate& c = s.candidate;
  const char32_t next = s.after.first;
  if (next == U'¿' || next == U'¡') return breaks(Rule::glued_sentence);
  const char32_t previous = c.mark_begin == 0 ? 0 : decode_before(s.text, c.mark_begin).code_point;
  const bool east_asian_next = is_east_asian(next) && !is_punctuation(next);
  if (c.kind == MarkKind::strong && is_east_asian(previous) && is_digit(next)) {
    return breaks(Rule::strong_mark);
  }
  if (c.kind == MarkKind::strong && east_asian_next) return breaks(Rule::strong_mark);
  if (is_east_asian(previous) && east_asian_next) return breaks(Rule::glued_sentence);
  if (glued_words(s)) return breaks(Rule::glued_sentence);
  return holds(Rule::no_space);
}

/// Japanese particles after a closing quotation mark carry the sentence on: 「…。」と言った.
bool quoting_particle_follows(const Scene& s) {
  if (!s.candidate.closed) return false;
  const std::string_view ahead = s.text.substr(s.candidate.next);
  for (const std::string_view word : {"とても", "ところ", "とも"}) {
    if (ahead.starts_with(word)) return false;
  }
  for (const std::string_view particle : {"と", "って", "を", "など"}) {
    if (ahead.starts_with(particle)) return true;
  }
  return false;
}

Verdict judge_full_stop(const Scene& s) {
  if (quoting_particle_follows(s)) return holds(Rule::quoting_particle);
  if (is_punctuation(s.after.first)) return holds(Rule::punctuation_next);
  return breaks(Rule::own_mark);
}

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
  if (s.before.number) return s.rules.ordinal_digits == 0 && s.before.token.size() >= 4;
  if (s.before.token.size() != s.before.last.size() || s.before.letters < 3) return false;
  if (in_any_list(s)) return false;
  const std::string& word = s.before.lowered;
  const bool address = s.after.lowered == "http" || s.after.lowered == "https" || s.after.lowered == "www";
  return is_vowel(decode_before(word, word.size()).code_point) || s.before.letters >= 6 ||
         s.after.first == U'(' || address ||
         s.rules.starters.contains(s.after.word, s.after.lowered);
}

bool reporting_follows(const Scene& s) {
  return s.rules.reporting.contains(s.after.word, s.after.lowered) ||
         s.rules.reporting.contains(s.after.second, s.after.second);
}

Verdict judge_lower_case(const Scene& s) {
  const bool strong = s.candidate.kind == MarkKind::strong;
  if (strong && reporting_follows(s)) return holds(Rule::quotation_inside);
  if (s.candidate.closed) return holds(Rule::lower_case_next);
  if (!strong) {
    return sentence_before_lower(s) ? breaks(Rule::lower_case_sentence)
                                    : holds(Rule::lower_case_next);
  }
  const bool name = is_upper(char_at(s.before.token, 0));  // "Yahoo! and"
  if (s.after.dashed || s.after.opened || name) return holds(Rule::lower_case_next);
  return breaks(Rule::lower_case_sentence);
}

Verdict judge_strong(const Scene& s) {
  if (is_punctuation(s.after.first)) return holds(Rule::punctuation_next);
  if (s.after.kind == NextCase::lower) return judge_lower_case(s);
  return breaks(Rule::strong_mark);
}

/// A source in brackets between a quotation and the period of the sentence: "..." (Smith 55).
bool cites_source(const Scene& s) {
  constexpr std::size_t kLongest = 200;
  if (s.after.first != U'(') return false;
  const std::size_t close = s.text.substr(s.candidate.next, kLongest).find(')');
  if (close == std::string_view::npos) return false;
  const char32_t past = char_at(s.text, s.candidate.next + close + 1);
  return mark_kind(past) != MarkKind::none;
}

Verdict judge_ellipsis(const Scene& s) {
  if (is_punctuation(s.after.first)) return holds(Rule::punctuation_next);
  if (s.candidate.closed && cites_source(s)) return holds(Rule::citation);
  if (s.after.kind == NextCase::lower) return holds(Rule::ellipsis_inside);
  const bool uncased = s.after.kind == NextCase::uncased && !is_hangul(s.after.first) &&
                       !is_east_asian(s.after.first);
  if (uncased) return holds(Rule::ellipsis_inside);
  return breaks(Rule::ellipsis_before_sentence);
}

/// A number or letter that begins the segment or a list after a colon: "1. Open the file."
bool numbers_an_item(const Scene& s) {
  if (!is_item_number(s.before.token)) return false;
  if (s.before.begin == skip_item_start(s.text, s.segment_begin)) return true;
  std::size_t begin = s.before.begin;
  if (!s.before.number || begin == 0 || s.text[begin - 1] != ' ') return false;
  while (begin > 0 && s.text[begin - 1] == ' ') --begin;
  return begin > 0 && s.text[begin - 1] == ':';
}

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

/// Abbreviations by the lists of the language.
std::optional<Verdict> judge_listed(const Scene& s) {
  if (s.before.after_number && listed(s.rules.units, s.before)) return breaks(Rule::unit);
  if (listed(s.rules.before_number, s.before) && number_follows(s)) {
    return holds(Rule::abbreviation_before_number);
  }
  if (listed(s.rules.never_final, s.before)) return holds(Rule::abbreviation);
  if (listed(s.rules.ends, s.before)) {
    return number_follows(s) ? holds(Rule::abbreviation) : breaks(Rule::abbreviation_before_capital);
  }
  if (listed(s.rules.may_end, s.before)) {
    if (starter_follows(s) || s.after.dashed) return breaks(Rule::abbreviation_before_starter);
    return holds(Rule::abbreviation);
  }
  return std::nullopt;
}

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

std::size_t count_line_feeds(std::string_view gap) {
  return static_cast<std::size_t>(std::ranges::count(gap, '\n'));
}

/// A line shorter than this that does not end a sentence is a line by itself, not a wrapped one.
constexpr std::size_t kWrapColumn = 50;

/// "ii) ", "(3) ", "4. " after a line break.
bool item_follows(const Scene& s) {
  const std::size_t begin = skip_item_start(s.text, s.candidate.next);
  const std::size_t end = s.text.find_first_of(".)", begin);
  if (end == std::string_view::npos || !is_item_number(s.text.substr(begin, end - begin))) return false;
  return s.text[end] == ')' || s.text.substr(end, 2) == ". ";
}

/// A line of Japanese that stops at a particle or a comma goes on in the next line.
bool ends_in_particle(const Scene& s) {
  constexpr std::u32string_view kParticles = U"のをにはがとでもへやて、，";
  const char32_t last = decode_before(s.text, s.candidate.close_end).code_point;
  return kParticles.find(last) != std::u32string_view::npos;
}

Verdict judge_line_break(const Scene& s) {
  const Candidate& c = s.candidate;
  const std::string_view gap = s.text.substr(c.close_end, c.next - c.close_end);
  if (c.next >= s.text.size() || c.close_end <= s.segment_begin) return holds(Rule::no_space);
  if (count_line_feeds(gap) > 1) return breaks(Rule::blank_line);
  if (is_bullet(s.after.first) || item_follows(s)) return breaks(Rule::list_item);
  if (mark_kind(s.after.first) != MarkKind::none) return holds(Rule::punctuation_next);
  if (ends_in_particle(s)) return holds(Rule::wrapped_line);
  if (s.after.kind == NextCase::lower && !s.after.dashed) return holds(Rule::wrapped_line);
  const std::size_t line_begin = s.text.rfind('\n', c.close_end) + 1;
  if (c.close_end > std::max(line_begin, s.segment_begin) + kWrapColumn) {
    return holds(Rule::wrapped_line);
  }
  return breaks(Rule::line_break);
}

bool is_open_bracket(char32_t c) {
  return c == U'(' || c == U'[' || c == U'（' || c == U'［';
}
bool is_close_bracket(char32_t c) {
  return c == U')' || c == U']' || c == U'）' || c == U'］';
}

/// True between brackets that open inside the sentence and close not far off. Not so in
/// right-to-left text, where old files often have the brackets turned round.
bool inside_brackets(const Scene& s) {
  if (is_right_to_left(char_at(s.text, s.after.word_begin))) return false;
  constexpr std::size_t kReach = 300;
  int depth = 0;
  std::size_t at = s.candidate.close_end;
  const std::size_t first = std::max(s.segment_begin, at > kReach ? at - kReach : 0);
  while (at > first && depth >= 0) {
    const text::Decoded before = decode_before(s.text, at);
    at -= std::min(before.length, at);
    if (is_close_bracket(before.code_point)) ++depth;
    if (is_open_bracket(before.code_point)) --depth;
  }
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

Verdict judge_marks(const Scene& s) {
  const Candidate& c = s.candidate;
  if (c.kind == MarkKind::none) return judge_line_break(s);
  if (c.kind == MarkKind::period && !s.rules.period_ends) return holds(Rule::no_end_mark);
  if (c.kind == MarkKind::full_stop) return judge_full_stop(s);
  if (!c.spaced()) return judge_glued(s);
  if (c.kind == MarkKind::strong) return judge_strong(s);
  if (c.kind == MarkKind::ellipsis) return judge_ellipsis(s);
  return judge_period(s);
}

Verdict judge_scene(const Scene& s) {
  const Candidate& c = s.candidate;
  const Verdict verdict = judge_marks(s);
  if (verdict.breaks && c.kind != MarkKind::none && inside_brackets(s)) {
    return holds(Rule::inside_brackets);
  }
  const std::string_view gap = s.text.substr(c.close_end, c.next - c.close_end);
  if (verdict.breaks || c.kind == MarkKind::none || gap.find('\n') == std::string_view::npos) {
    return verdict;
  }
  const Verdict line = judge_line_break(s);
  return line.rule == Rule::blank_line || line.rule == Rule::list_item ? line : verdict;
}

constexpr auto kNames = std::to_array<std::string_view>(
    {"sentence-end", "own-mark", "strong-mark", "abbreviation-before-capital", "lower-case-sentence", "unit", "ellipsis-before-sentence",
     "acronym-before-starter", "abbreviation-before-starter", "initial-before-starter",
     "number-before-starter", "glued-sentence", "blank-line", "line-break", "list-item",
     "spaced-opener", "no-space", "lower-case-next", "punctuation-next", "quoting-particle",
     "abbreviation", "abbreviation-before-number", "acronym", "initial", "ordinal", "list-number", "no-end-mark",
     "ellipsis-inside", "bracketed-remark", "citation", "inside-brackets", "quotation-inside", "wrapped-line"});

}  // namespace

std::string_view rule_name(Rule rule) {
  return kNames.at(static_cast<std::size_t>(rule));
}

Verdict judge(std::string_view text, const Candidate& candidate, std::size_t segment_begin,
              const RuleSet& rules) {
  const Scene scene{.text = text,
                    .candidate = candidate,
                    .segment_begin = segment_begin,
                    .rules = rules,
                    .before = word_before(text, candidate.mark_begin),
                    .after = look_after(text, candidate.next)};
  return judge_scene(scene);
}

}  // namespace calque::segment
