#include "memory/lookup.h"

#include <algorithm>
#include <utility>

#include "error.h"
#include "memory/index_origin.h"
#include "memory/lookup_source.h"
#include "memory/memory.h"

namespace calque {

Lookup::Lookup(Memory& memory, LookupOptions options)
    : Lookup(memory, options, std::make_unique<LookupSource>(memory, options)) {}

namespace {

/// The database of a memory whose index can be searched with this program's keys.
sqlite::Database& searchable(Memory& memory) {
  sqlite::Database& database = memory.database();
  if (!index_is_current(database)) {
    throw InputError(memory.path().string() +
                     ": the match index was made by another version of calque, ICU or Snowball: "
                     "\"calque verify --rebuild\", or any command that changes the memory, makes "
                     "it again");
  }
  return database;
}

}  // namespace

Lookup::Lookup(Memory& memory, LookupOptions options, std::unique_ptr<ProposalSource> source)
    : options_(std::move(options)),
      analyzer_(options_.source.primary()),
      repairer_(analyzer_, options_.source),
      searcher_(searchable(memory)),
      source_(std::move(source)) {}

Lookup::~Lookup() = default;

SearchOptions Lookup::search_options() const {
  return {.language = options_.source,
          .at_least = options_.at_least,
          .limit = options_.limit,
          .penalties = options_.penalties};
}

Proposal Lookup::rated(const Proposal& proposal, const RankedMatch& match) const {
  Proposal out = proposal;
  out.score = match.score;
  out.rate = final_rate(match.score, out.circumstances, options_.penalties);
  out.characters = match.characters;
  return out;
}

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
  std::vector<Proposal> proposals;
  for (const RankedMatch& match :
       searcher_.search(prepared, analyzer_, search_options(), *source_)) {
    for (const Proposal& stored : source_->proposals(match.variant)) {
      Proposal proposal = rated(stored, match);
      if (proposal.rate < options_.at_least) continue;
      if (options_.repair && !match.score.identical) repair(proposal, prepared, query.segment);
      proposals.push_back(std::move(proposal));
    }
  }
  std::ranges::stable_sort(proposals, std::greater<>(), &Proposal::best_rate);
  return proposals;
}

std::vector<PartProposal> Lookup::find_parts(const LookupQuery& query) {
  source_->begin({.segment = query.segment, .context = {}});
  const MatchQuery prepared = prepare(query.segment);
  const std::vector<MatchToken>& tokens = prepared.text().tokens;
  std::vector<PartProposal> parts;
  for (const PartMatch& part :
       searcher_.search_parts(prepared, analyzer_, search_options(), *source_)) {
    const std::vector<Proposal>& stored = source_->proposals(part.match.variant);
    if (stored.empty()) continue;
    parts.push_back({.begin = tokens[part.range.begin].begin,
                     .end = tokens[part.range.end - 1].end,
                     .common = part.common(),
                     .proposal = rated(stored.front(), part.match)});
  }
  return parts;
}

}  // namespace calque
