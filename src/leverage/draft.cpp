#include "leverage/draft.h"

#include "match/match_query.h"

namespace calque::leverage {

bool DraftJudge::gives_way(const BilingualSegment& segment, const FoundMatch& match) {
  if (segment.state == TranslationState::untranslated) return true;
  if (segment.state != TranslationState::draft || !segment.by_program) return false;
  if (!filling_of(match).draft()) return true;
  if (match.machine || !segment.draft_source) return false;
  // Comparing takes time with the product of both lengths; messages are far shorter.
  constexpr std::size_t kLongest = std::size_t{16} * 1024;
  if (segment.source.text.size() > kLongest || segment.draft_source->text.size() > kLongest) {
    return false;
  }
  const MatchQuery query(analyzer_.analyze(segment.source));
  return !query.score(analyzer_.analyze(*segment.draft_source), match.rate);
}

Filling filling_of(const FoundMatch& match) {
  return {.target = match.target,
          .rate = match.rate,
          .machine = match.machine,
          .assembled = match.assembled,
          .converted = match.converted,
          .same_key = match.same_key,
          .stored_source = match.stored_source.text};
}

}  // namespace calque::leverage
