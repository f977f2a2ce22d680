#include "leverage/post_edit.h"

#include "leverage/version_diff.h"
#include "match/match_query.h"

namespace calque::leverage {
namespace {

std::vector<Segment> sources_of(const std::vector<BilingualSegment>& segments) {
  std::vector<Segment> sources;
  for (const BilingualSegment& segment : segments) sources.push_back(segment.source);
  return sources;
}

/// The proposal of a segment, or null.
const Segment* proposal_for(const SegmentChange& change,
                            const std::vector<BilingualSegment>& proposed) {
  const bool same = change.change == Change::in_place || change.change == Change::moved;
  if (!same || !proposed[*change.before].target) return nullptr;
  return &*proposed[*change.before].target;
}

MatchRate rate_between(const Segment& delivered, const Segment& proposal, MatchAnalyzer& analyzer) {
  const MatchQuery query(analyzer.analyze(delivered));
  const auto score = query.score(analyzer.analyze(proposal), kLeastRate);
  return score ? MatchRate::of(*score) : MatchRate(0);
}

}  // namespace

PostEdit compare_delivered(const BilingualDocument& proposed, const BilingualDocument& delivered,
                           const std::string& name, const AnalysisSettings& settings) {
  const VersionDiff diff = compare_versions(sources_of(proposed.segments()),
                                            sources_of(delivered.segments()), settings.source);
  const WordRule rule = settings.word_rule();
  MatchAnalyzer analyzer(settings.target.primary());
  PostEdit result{.analysis = {.settings = settings, .memory = {}, .files = {}}};
  AnalysedFile& file = result.analysis.files.emplace_back();
  file.name = name;
  for (std::size_t i = 0; i < delivered.segments().size(); ++i) {
    const BilingualSegment& segment = delivered.segments()[i];
    if (!segment.translatable) continue;
    if (!segment.target) {
      ++result.untranslated;
      continue;
    }
    const Segment* proposal = proposal_for(diff.segments[i], proposed.segments());
    const MatchRate rate =
        proposal == nullptr ? MatchRate(0) : rate_between(*segment.target, *proposal, analyzer);
    file.figures.add({band_of(rate), false}, volume_of(segment.source, rule));
  }
  return result;
}

}  // namespace calque::leverage
