#include "memory/lookup.h"

#include <algorithm>
#include <utility>

#include "match/character_rate.h"
#include "memory/lookup_source.h"
#include "memory/memory.h"

namespace calque {

Lookup::Lookup(Memory& memory, LookupOptions options)
    : options_(std::move(options)),
      analyzer_(options_.source.primary()),
      searcher_(memory.database()),
      source_(std::make_unique<LookupSource>(memory, options_)) {}

Lookup::~Lookup() = default;

std::vector<Proposal> Lookup::find(const LookupQuery& query) {
  source_->begin(query);
  const std::vector<RankedMatch> matches = searcher_.search(prepare(query.segment), analyzer_,
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
      proposal.characters =
          character_rate(query.segment.text, proposal.source_variant().segment.text);
      proposals.push_back(std::move(proposal));
    }
  }
  std::ranges::stable_sort(proposals, std::greater<>(), &Proposal::rate);
  return proposals;
}

}  // namespace calque
