#include "segment/judge.h"

#include <algorithm>
#include <array>

#include "segment/scene.h"

namespace calque::segment {
namespace {

/// "Archive.Org": names of hosts are written with capitals too.
bool is_domain(std::string_view word) {
  return word == "com" || word == "net" || word == "org" || word == "info" || word == "edu";
}

/// Capitals within: "WriteLine".
bool is_camel_case(std::string_view word) {
  return word.size() > 1 &&
         std::ranges::any_of(word.substr(1), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// "model.Fragment", "Console.WriteLine", "Node.Js": a name of code in the text, which has no space
/// where sentences had one.
bool is_qualified_name(const Scene& s) {
  const auto ascii = [](std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  };
  if (starter_follows(s) || !ascii(s.before.token) || !ascii(s.after.word)) return false;
  if (is_camel_case(s.after.word) || is_camel_case(s.before.token)) return true;
  // Where nouns have capitals one says nothing; these languages write ordinals with a period.
  const bool capital = is_upper(char_at(s.before.token, 0)) && s.rules.ordinal_digits == 0;
  // Words: of what stands before the period, too few for a sentence.
  constexpr std::size_t kSentence = 4;
  return capital || count_words(s, kSentence) < kSentence;
}

/// "Hello world.Today": a word in lower case or a long number, then a capitalised word, and nothing
/// after them that makes the whole a name of a file or a host.
bool glued_words(const Scene& s) {
  if (s.after.kind != NextCase::upper || s.after.word_begin != s.candidate.next) return false;
  const char32_t previous = decode_before(s.text, s.candidate.mark_begin).code_point;
  // Three letters or digits: "p.Xy" and "2.Beta" are names or abbreviations.
  const bool word =
      s.before.letters >= 3 && s.before.token.size() == s.before.last.size() && is_lower(previous);
  if (!word && !(s.before.number && s.before.token.size() >= 3)) return false;
  if (word && is_qualified_name(s)) return false;
  const char32_t past = char_at(s.text, s.after.word_end);
  // "word.A" is an item of a list or a name, unless "A" is a word that starts sentences.
  const bool one_letter = s.after.word.size() == text::decode_at(s.text, s.after.word_begin).length;
  if (one_letter) return is_space(past) && starter_follows(s);
  const bool ends_lower = is_lower(decode_before(s.text, s.after.word_end).code_point);
  constexpr char32_t kLastAscii = 0x7F;
  const bool abbreviation = s.rules.never_final.contains(s.after.word, s.after.lowered);
  // In capitals after ASCII it is an acronym or a file ("index.HTML"). Another period, a slash or
  // an at sign after the word makes it part of a host, a path or an address.
  return (ends_lower || previous > kLastAscii) && (past != U'.' || abbreviation) && past != U'/' &&
         past != U'@' && past != U'_' && !is_digit(past) && !is_domain(s.after.lowered);
}

/// "of the road (P113).Works go on": no call of a function, which has no space before its bracket.
bool glued_after_bracket(const Scene& s) {
  const std::size_t mark = s.candidate.mark_begin;
  if (s.candidate.kind != MarkKind::period || mark == 0 || s.text[mark - 1] != ')') return false;
  if (s.after.kind != NextCase::upper || s.after.word_begin != s.candidate.next) return false;
  // Bytes, as far as remarks are looked for elsewhere.
  constexpr std::size_t kReach = 300;
  const std::size_t first = std::max(s.segment_begin, mark > kReach ? mark - kReach : 0);
  const std::size_t open = s.text.substr(first, mark - first).rfind('(');
  const bool remark =
      open != std::string_view::npos && first + open > 0 && s.text[first + open - 1] == ' ';
  return remark && is_space(char_at(s.text, s.after.word_end));
}

Verdict judge_glued(const Scene& s) {
  const Candidate& c = s.candidate;
  const char32_t next = s.after.first;
  // Spanish: these open a sentence, whatever is missing before them.
  if (next == U'¿' || next == U'¡') return breaks(Rule::glued_sentence);
  const char32_t previous = c.mark_begin == 0 ? 0 : decode_before(s.text, c.mark_begin).code_point;
  const bool east_asian_next = is_east_asian(next) && !is_punctuation(next);
  if (c.kind == MarkKind::strong && is_east_asian(previous) && is_digit(next)) {
    return breaks(Rule::strong_mark);
  }
  if (c.kind == MarkKind::strong && east_asian_next) return breaks(Rule::strong_mark);
  if (c.kind == MarkKind::ellipsis && !c.closed && east_asian_next) {
    return holds(Rule::ellipsis_inside);
  }
  if (is_east_asian(previous) && east_asian_next) return breaks(Rule::glued_sentence);
  if (glued_words(s) || glued_after_bracket(s)) return breaks(Rule::glued_sentence);
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

/// Chinese: “你来吗？”他问。 A verb of saying before the next punctuation mark, and not far off.
bool chinese_reporting_follows(const Scene& s) {
  if (!s.candidate.closed || s.candidate.spaced() || !is_east_asian(s.after.first)) return false;
  // In bytes: ten ideographs, enough for a name, an adverb and the verb.
  constexpr std::size_t kReach = 30;
  const std::string_view ahead = s.text.substr(s.candidate.next, kReach);
  std::size_t end = std::string_view::npos;
  for (const std::string_view mark : {"。", "，", "："}) end = std::min(end, ahead.find(mark));
  if (end == std::string_view::npos) return false;
  const std::string_view clause = ahead.substr(0, end);
  for (const std::string_view verb : {"说", "說", "问", "問", "道", "喊", "叫", "答"}) {
    if (clause.ends_with(verb)) return true;
  }
  return false;
}

/// Letters without case: “Why?” and then a verb of saying.
bool reported_without_case(const Scene& s) {
  return s.candidate.closed && s.after.kind == NextCase::uncased && reporting_follows(s);
}

Verdict judge_full_stop(const Scene& s) {
  if (chinese_reporting_follows(s)) return holds(Rule::quotation_inside);
  if (quoting_particle_follows(s)) return holds(Rule::quoting_particle);
  if (punctuation_follows(s)) return holds(Rule::punctuation_next);
  if (reported_without_case(s)) return holds(Rule::quotation_inside);
  // Greek «Πού;» ρώτησε.
  if (s.after.kind == NextCase::lower && (s.candidate.closed || reporting_follows(s))) {
    return holds(Rule::quotation_inside);
  }
  return breaks(Rule::own_mark);
}

/// "Yahoo! Inc.", "Yahoo! Mail": the mark belongs to a name.
bool is_marked_name(const Scene& s) {
  if (s.candidate.closed || s.candidate.mark_end != s.candidate.mark_begin + 1) return false;
  if (s.rules.marked_names.contains(s.before.token, s.before.lowered)) return !starter_follows(s);
  // A company: what is short for its kind stands after its name.
  return is_upper(char_at(s.before.token, 0)) && char_at(s.text, s.after.word_end) == U'.' &&
         s.rules.may_end.contains(s.after.word, s.after.lowered) && !starter_follows(s);
}

Verdict judge_strong(const Scene& s) {
  if (punctuation_follows(s)) return holds(Rule::punctuation_next);
  if (s.after.kind == NextCase::lower) return judge_lower_case(s);
  if (reported_without_case(s)) return holds(Rule::quotation_inside);
  if (is_marked_name(s)) return holds(Rule::abbreviation);
  return breaks(Rule::strong_mark);
}

/// True when the last curly quotation mark before the candidate, not far off, is an opening one.
bool inside_quotation(const Scene& s) {
  // In bytes; a quotation that was opened further back is taken for closed, as marks are also
  // forgotten. It bounds the work at each ellipsis.
  constexpr std::size_t kReach = 300;
  const std::size_t mark = s.candidate.mark_begin;
  const std::size_t begin = std::max(s.segment_begin, mark > kReach ? mark - kReach : 0);
  const std::string_view before = s.text.substr(begin, mark - begin);
  const std::size_t open = before.rfind("“");
  const std::size_t close = before.rfind("”");
  return open != std::string_view::npos && (close == std::string_view::npos || close < open);
}

/// Where letters have no case an ellipsis is mostly inside a sentence, but not in Korean and in
/// scripts without spaces between words, where a space after it ends something.
bool ellipsis_is_inside(const Scene& s) {
  if (s.after.kind == NextCase::lower) return true;
  if (s.after.kind != NextCase::uncased || is_hangul(s.after.first)) return false;
  if (is_east_asian(s.after.first)) return false;
  return !is_unspaced_letter(s.after.first) || inside_quotation(s);
}

/// "(...) He went", ". . . The practice": an omission before the sentence.
bool begins_with_ellipsis(const Scene& s) {
  std::size_t begin = skip_spaces(s.text, s.segment_begin);
  const char32_t first = char_at(s.text, begin);
  const bool bracketed = first == U'(' || first == U'[';
  if (bracketed) begin = skip_spaces(s.text, begin + 1);
  if (begin != s.candidate.mark_begin || begin == 0) return false;
  // "(...)." is a sentence by itself.
  return !bracketed || s.text[s.candidate.close_end - 1] != '.';
}

Verdict judge_ellipsis(const Scene& s) {
  if (punctuation_follows(s)) return holds(Rule::punctuation_next);
  if (begins_with_ellipsis(s)) return holds(Rule::ellipsis_inside);
  // "well... I mean": its capital says nothing.
  if (!s.candidate.closed && s.rules.capitalised.contains(s.after.word, s.after.lowered)) {
    return holds(Rule::ellipsis_inside);
  }
  if (s.candidate.closed && cites_source(s)) return holds(Rule::citation);
  if (ellipsis_is_inside(s)) return holds(Rule::ellipsis_inside);
  return breaks(Rule::ellipsis_before_sentence);
}

/// "See you 😀 Bye": a picture ends a sentence that has no mark, where a capital shows the next
/// one.
Verdict judge_picture(const Scene& s) {
  const bool alone = s.candidate.mark_begin <= skip_spaces(s.text, s.segment_begin);
  const bool capital =
      s.after.kind == NextCase::upper && (!s.rules.nouns_capitalised || starter_follows(s));
  return !alone && capital ? breaks(Rule::picture_end) : holds(Rule::no_end_mark);
}

/// From the marks that decide most by themselves to the period, which decides least.
Verdict judge_marks(const Scene& s) {
  const Candidate& c = s.candidate;
  if (c.kind == MarkKind::none) return judge_line_break(s);
  // Armenian: sentences end with U+0589.
  if (c.kind == MarkKind::period && !s.rules.period_ends) return holds(Rule::no_end_mark);
  if (c.kind == MarkKind::full_stop) return judge_full_stop(s);
  if (c.kind == MarkKind::picture) return c.spaced() ? judge_picture(s) : holds(Rule::no_space);
  if (!c.spaced()) return judge_glued(s);
  if (c.kind == MarkKind::strong) return judge_strong(s);
  if (c.kind == MarkKind::ellipsis) return judge_ellipsis(s);
  return judge_period(s);
}

Verdict judge_scene(const Scene& s) {
  const Candidate& c = s.candidate;
  // A break within brackets would leave each half with one of them.
  const Verdict verdict = judge_marks(s);
  if (verdict.breaks && c.kind != MarkKind::none && inside_brackets(s)) {
    return holds(Rule::inside_brackets);
  }
  const std::string_view gap = s.text.substr(c.close_end, c.next - c.close_end);
  if (verdict.breaks || c.kind == MarkKind::none || gap.find('\n') == std::string_view::npos) {
    return verdict;
  }
  // The mark does not end the sentence, but the line break after it may.
  const Verdict line = judge_line_break(s);
  return line.rule == Rule::blank_line || line.rule == Rule::list_item ? line : verdict;
}

/// In the order of Rule.
constexpr auto kNames = std::to_array<std::string_view>({"sentence-end",
                                                         "own-mark",
                                                         "strong-mark",
                                                         "abbreviation-before-capital",
                                                         "lower-case-sentence",
                                                         "unit",
                                                         "ellipsis-before-sentence",
                                                         "acronym-before-starter",
                                                         "abbreviation-before-starter",
                                                         "initial-before-starter",
                                                         "number-before-starter",
                                                         "glued-sentence",
                                                         "picture-end",
                                                         "speaker",
                                                         "blank-line",
                                                         "line-break",
                                                         "list-item",
                                                         "no-space",
                                                         "lower-case-next",
                                                         "punctuation-next",
                                                         "quoting-particle",
                                                         "abbreviation",
                                                         "abbreviation-before-number",
                                                         "acronym",
                                                         "initial",
                                                         "ordinal",
                                                         "date",
                                                         "list-number",
                                                         "no-end-mark",
                                                         "ellipsis-inside",
                                                         "bracketed-remark",
                                                         "citation",
                                                         "inside-brackets",
                                                         "quotation-inside",
                                                         "wrapped-line"});

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
