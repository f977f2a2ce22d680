#pragma once

#include <cstddef>
#include <string_view>

#include "segment/candidate.h"
#include "segment/judge.h"
#include "segment/rule_set.h"
#include "segment/surroundings.h"

namespace calque::segment {

/// All that the rules look at for one candidate, and the questions that several of them ask.
struct Scene {
  std::string_view text;
  const Candidate& candidate;
  std::size_t segment_begin;
  const RuleSet& rules;
  WordBefore before;
  After after;
};

constexpr Verdict breaks(Rule rule) {
  return {true, rule};
}
constexpr Verdict holds(Rule rule) {
  return {false, rule};
}

/// The next word is capitalised and seldom stands elsewhere than at the start of a sentence.
bool starter_follows(const Scene& s);

/// The word, or what follows the last period in it, is in the list.
bool listed(const WordList& list, const WordBefore& word);

/// Words of the segment up to the mark, counted by the spaces between them, `most` at most.
std::size_t count_words(const Scene& s, std::size_t most);

/// Roman numerals count as numbers: "Art. IV".
bool number_follows(const Scene& s);

/// Punctuation that goes on with a sentence: a comma, a closing bracket.
bool is_punctuation(char32_t c);

/// Such punctuation stands right after the candidate; `,,` is none, as it opens a quotation.
bool punctuation_follows(const Scene& s);

/// True for a remark in brackets inside a sentence: "He (born 5 Oct.) Smith". A remark that follows
/// a full sentence, or begins the segment, is a sentence by itself.
bool closes_remark(const Scene& s);

/// The next word, or the one after it, is a verb of saying.
bool reporting_follows(const Scene& s);

/// A source in brackets between a quotation and the period of the sentence: "..." (Smith 55).
bool cites_source(const Scene& s);

/// A number or letter that begins the segment or a list after a colon: "1. Open the file."
bool numbers_an_item(const Scene& s);

/// True between brackets that open inside the sentence and close not far off. Not so in
/// right-to-left text, where old files often have the brackets turned round.
bool inside_brackets(const Scene& s);

// The parts of judge(), each for one kind of candidate.
Verdict judge_period(const Scene& s);
Verdict judge_lower_case(const Scene& s);
Verdict judge_line_break(const Scene& s);

}  // namespace calque::segment
