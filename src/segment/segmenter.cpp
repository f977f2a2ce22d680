#include "segment/segmenter.h"

#include "segment/candidate.h"
#include "segment/characters.h"
#include "segment/judge.h"
#include "segment/list_items.h"

namespace calque::segment {
namespace {

SegmentSpan trim(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end) {
    const text::Decoded first = text::decode_at(text, begin);
    if (!is_space(first.code_point)) break;
    begin += first.length;
  }
  while (end > begin) {
    const text::Decoded before = decode_before(text, end);
    if (!is_space(before.code_point)) break;
    end -= before.length;
  }
  return {begin, end};
}

/// Calls `found(offset, verdict)` for every place looked at, in order.
template <typename Found>
void visit(std::string_view text, const RuleSet& rules, Found found) {
  CandidateScanner scanner(text, rules);
  ListItems items(text, rules);
  std::size_t begin = 0;
  const auto start_segment = [&](std::size_t offset) {
    begin = offset;
    items.segment_begins(offset);
  };
  const auto break_at_items = [&](std::size_t limit) {
    while (items.next_item() < limit) {
      const std::size_t item = items.next_item();
      found(item, Verdict{true, Rule::list_item});
      start_segment(item);
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

Segmenter::Segmenter(const Language& language) : rules_(rules_for(language)) {}

std::vector<SegmentSpan> Segmenter::segment(std::string_view paragraph) const {
  std::vector<SegmentSpan> spans;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end) {
    const SegmentSpan span = trim(paragraph, begin, end);
    if (span.end > span.begin) spans.push_back(span);
    begin = end;
  };
  visit(paragraph, rules_, [&](std::size_t offset, const Verdict& verdict) {
    if (verdict.breaks) add(offset);
  });
  add(paragraph.size());
  return spans;
}

std::vector<BreakExplanation> Segmenter::explain(std::string_view paragraph) const {
  std::vector<BreakExplanation> explanations;
  visit(paragraph, rules_, [&](std::size_t offset, const Verdict& verdict) {
    explanations.push_back({offset, verdict.breaks, std::string(rule_name(verdict.rule))});
  });
  return explanations;
}

}  // namespace calque::segment
