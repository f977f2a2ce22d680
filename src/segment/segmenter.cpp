#include "segment/segmenter.h"

#include "segment/candidate.h"
#include "segment/characters.h"
#include "segment/judge.h"

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

/// Calls `found(candidate, verdict)` for every candidate.
template <typename Found>
void visit(std::string_view text, const RuleSet& rules, Found found) {
  CandidateScanner scanner(text, rules);
  std::size_t begin = 0;
  while (const auto candidate = scanner.next()) {
    const Verdict verdict = judge(text, *candidate, begin, rules);
    if (verdict.breaks) begin = candidate->close_end;
    found(*candidate, verdict);
  }
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
  visit(paragraph, rules_, [&](const Candidate& candidate, const Verdict& verdict) {
    if (verdict.breaks) add(candidate.close_end);
  });
  add(paragraph.size());
  return spans;
}

std::vector<BreakExplanation> Segmenter::explain(std::string_view paragraph) const {
  std::vector<BreakExplanation> explanations;
  visit(paragraph, rules_, [&](const Candidate& candidate, const Verdict& verdict) {
    explanations.push_back(
        {candidate.close_end, verdict.breaks, std::string(rule_name(verdict.rule))});
  });
  return explanations;
}

}  // namespace calque::segment
