#include "memory/lookup.h"

#include <algorithm>
#include <utility>

#include "memory/lookup_source.h"
#include "memory/memory.h"

namespace calque {

Lookup::Lookup(Memory& memory, LookupOptions options)
    : options_(std::move(options)),
      analyzer_(options_.source.primary()),
      repairer_(analyzer_, options_.source),
      searcher_(memory.database()),
      source_(std::make_unique<LookupSource>(memory, options_)) {}

Lookup::~Lookup() = default;

void Lookup::repair(Proposal& proposal, const MatchQuery& query, const Segment& segment) {
  const Variant& source = proposal.source_variant();
  const Variant& target = proposal.target_variant();
  proposal.repair = repairer_.repair(
      query, segment, {source.segment, source.language, target.segment, target.language});
  if (!proposal.repair) return;
  MatchCircumstances circumstances = proposal.circumstances;
  circumstances.repaired = true;
  circumstances.other_plural = proposal.repair->other_plural;
  circumstances.agreeing_neighbours = 0;
  proposal.repaired_rate = final_rate(proposal.repair->score, circumstances, options_.penalties);
}

std::vector<Proposal> Lookup::find(const LookupQuery& query) {
  source_->begin(query);
  const MatchQuery prepared = prepare(query.segment);
  const std::vector<RankedMatch> matches = searcher_.search(prepared, analyzer_,
                                                            {.language = options_.source,
                                                             .at_least = options_.at_least,
                                                             .limit = options_.limit,
                                                             .penalties = options_.penalties},
                                                            *source_);
  std::vector<Proposal> proposals;
  for (const RankedMatch& match : matches) {
    for (Proposal proposal : source_->proposals(match.variant)) {
      proposal.score = match.score;
      proposal.rate = final_rate(match.score, proposal.circumstances, options_.penalties);
      if (proposal.rate < options_.at_least) continue;
      proposal.characters = match.characters;
      if (options_.repair && !match.score.identical) repair(proposal, prepared, query.segment);
      proposals.push_back(std::move(proposal));
    }
  }
  std::ranges::stable_sort(proposals, std::greater<>(), &Proposal::best_rate);
  return proposals;
}

}  // namespace calque
