#include "leverage/draft.h"

#include "calque/match.h"
#include "match/match_query.h"

namespace calque::leverage {
namespace {

/// Comparing takes time with the product of both lengths; messages are far shorter.
constexpr std::size_t kLongest = std::size_t{16} * 1024;

/// What the draft is a translation of, if it can be compared with the segment; else null.
const Segment* comparable_source(const BilingualSegment& segment) {
  if (!segment.draft_source || segment.draft_source->text.size() > kLongest) return nullptr;
  return segment.source.text.size() > kLongest ? nullptr : &*segment.draft_source;
}

}  // namespace

bool DraftJudge::gives_way(const BilingualSegment& segment, const FoundMatch& match) {
  if (segment.state == TranslationState::untranslated) return true;
  if (segment.state != TranslationState::draft || !segment.by_program) return false;
  if (!filling_of(match).draft()) return true;
  const Segment* const source = comparable_source(segment);
  if (match.machine || source == nullptr) return false;
  const MatchQuery query(analyzer_.analyze(segment.source));
  return !query.score(analyzer_.analyze(*source), match.rate);
}

std::optional<FoundMatch> DraftJudge::repaired(const BilingualSegment& segment) {
  const Segment* const source = comparable_source(segment);
  if (!segment.by_program || !segment.target || source == nullptr) return std::nullopt;
  const MatchQuery query(analyzer_.analyze(segment.source));
  const auto repair =
      repairer_.repair(query, segment.source, {*source, source_, *segment.target, target_});
  if (!repair) return std::nullopt;
  MatchCircumstances circumstances;
  circumstances.repaired = true;
  circumstances.other_plural = repair->other_plural;
  FoundMatch match;
  match.target = repair->target;
  match.rate = final_rate(repair->score, circumstances, Penalties{});
  match.repaired = true;
  match.stored_source = *source;
  return match;
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

Filled fill(BilingualDocument& file, std::span<const std::size_t> numbers,
            std::span<const Pretranslated> found, DraftJudge& judge) {
  Filled filled;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const BilingualSegment& segment = file.segments()[numbers[i]];
    const FoundMatch* match = found[i].best();
    if (match != nullptr && !judge.gives_way(segment, *match)) match = nullptr;
    const auto repaired = judge.repaired(segment);
    if (repaired && (match == nullptr || match->rate < repaired->rate)) match = &*repaired;
    if (match != nullptr) {
      filled.lost_tags += static_cast<std::int64_t>(file.fill(numbers[i], filling_of(*match)));
    } else if (segment.state == TranslationState::draft) {
      ++filled.kept_drafts;
    }
  }
  return filled;
}

}  // namespace calque::leverage
