#include "calque/segmenter.h"

#include <algorithm>

#include "segment/candidate.h"
#include "segment/judge.h"
#include "segment/list_items.h"
#include "segment/rule_set.h"
#include "segment/speaker_turns.h"
#include "segment/trim.h"

namespace calque::segment {
namespace {

/// Calls `found(offset, verdict)` for every place looked at, in order.
template <typename Found>
void visit(std::string_view text, const RuleSet& rules, Found found) {
  CandidateScanner scanner(text, rules);
  ListItems items(text, rules);
  SpeakerTurns turns(text);
  std::size_t begin = 0;
  const auto start_segment = [&](std::size_t offset) {
    begin = offset;
    items.segment_begins(offset);
  };
  // Items of a list and turns of speakers come between candidates: they begin without a mark before
  // them.
  const auto break_at_items = [&](std::size_t limit) {
    for (;;) {
      const std::size_t item = items.next_item();
      const std::size_t turn = turns.next(begin + 1);
      if (std::min(item, turn) >= limit) break;
      found(std::min(item, turn), Verdict{true, item <= turn ? Rule::list_item : Rule::speaker});
      start_segment(std::min(item, turn));
    }
  };
  start_segment(0);
  while (const auto candidate = scanner.next()) {
    break_at_items(candidate->mark_begin);
    const Verdict verdict = judge(text, *candidate, begin, rules);
    found(candidate->close_end, verdict);
    if (verdict.breaks) start_segment(candidate->close_end);
  }
  break_at_items(text.size());
}

}  // namespace

Segmenter::Segmenter(const Language& language)
    : rules_(std::make_shared<const RuleSet>(rules_for(language))) {}

/// Segments are cut at breaks and lose the white space at their ends; what is left empty is no
/// segment.
std::vector<SegmentSpan> Segmenter::segment(std::string_view paragraph) const {
  std::vector<SegmentSpan> spans;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    append_trimmed(paragraph, {begin, end}, spans);
    begin = end;
  };
  visit(paragraph, *rules_, [&](std::size_t offset, const Verdict& verdict) {
    if (verdict.breaks) add(offset);
  });
  add(paragraph.size());
  return spans;
}

std::vector<BreakExplanation> Segmenter::explain(std::string_view paragraph) const {
  std::vector<BreakExplanation> explanations;
  visit(paragraph, *rules_, [&](std::size_t offset, const Verdict& verdict) {
    explanations.push_back({offset, verdict.breaks, std::string(rule_name(verdict.rule))});
  });
  return explanations;
}

}  // namespace calque::segment
