#include "calque/lookup.h"

#include <algorithm>
#include <utility>

#include "calque/session.h"
#include "lookup/lookup_source.h"
#include "match/character_rate.h"
#include "match/part_match.h"
#include "match/repair.h"
#include "model/segment_edges.h"
#include "store/session_tools.h"

namespace calque {
namespace {

SearchOptions search_options(const LookupOptions& options) {
  return {.language = options.source,
          .at_least = options.at_least,
          .limit = options.limit,
          .penalties = options.penalties,
          .whole = options.whole};
}

Proposal rated(const Proposal& proposal, const RankedMatch& match, const Penalties& penalties,
               const MatchText& query) {
  const Segment& stored = proposal.source_variant().segment;
  Proposal out = proposal;
  out.score = match.score;
  out.rate = final_rate(match.score, out.circumstances, penalties);
  out.characters = character_rate(query.inside(), inside_of(stored).of(stored.text));
  out.wording = match.wording;
  return out;
}

void repair(Repairer& repairer, Proposal& proposal, const MatchQuery& query, const Segment& segment,
            const Penalties& penalties) {
  const Variant& source = proposal.source_variant();
  const Variant& target = proposal.target_variant();
  proposal.repair = repairer.repair(
      query, segment, {source.segment, source.language, target.segment, target.language});
  if (!proposal.repair) return;
  MatchCircumstances circumstances = proposal.circumstances;
  circumstances.repaired = true;
  circumstances.other_plural = proposal.repair->other_plural;
  circumstances.agreeing_neighbours = 0;
  circumstances.key = KeyAgreement::unknown;
  proposal.repaired_rate = final_rate(proposal.repair->score, circumstances, penalties);
}

}  // namespace

std::vector<Proposal> find(Session& session, const LookupQuery& query, const LookupOptions& options,
                           ProposalSource& source) {
  MatchAnalyzer& analyzer = session.tools().analyzer(options.source.primary());
  const auto searcher = session.tools().searcher();
  const MatchQuery prepared(analyzer.analyze(query.segment), {.tag_rule = options.tags});
  Repairer repairer(analyzer, options.source);
  std::vector<Proposal> proposals;
  for (const RankedMatch& match :
       searcher->search(prepared, analyzer, search_options(options), source)) {
    for (const Proposal& stored : source.proposals(match.variant)) {
      Proposal proposal = rated(stored, match, options.penalties, prepared.text());
      if (proposal.rate < options.at_least) continue;
      if (options.repair && !match.score.perfect()) {
        repair(repairer, proposal, prepared, query.segment, options.penalties);
      }
      proposals.push_back(std::move(proposal));
    }
  }
  std::ranges::stable_sort(proposals, std::greater<>(), &Proposal::best_rate);
  return proposals;
}

std::vector<Proposal> find(Session& session, const LookupQuery& query,
                           const LookupOptions& options) {
  LookupSource source(session, query, options);
  return find(session, query, options, source);
}

std::vector<PartProposal> find_parts(Session& session, const LookupQuery& query,
                                     const LookupOptions& options) {
  const LookupQuery without_place{.segment = query.segment, .context = {}};  // a part is elsewhere
  LookupSource source(session, without_place, options);
  MatchAnalyzer& analyzer = session.tools().analyzer(options.source.primary());
  const auto searcher = session.tools().searcher();
  const MatchQuery prepared(analyzer.analyze(query.segment), {.tag_rule = options.tags});
  std::vector<PartProposal> parts;
  for (const PartMatch& part :
       searcher->search_parts(prepared, analyzer, search_options(options), source)) {
    const std::vector<Proposal>& stored = source.proposals(part.match.variant);
    if (stored.empty()) continue;
    const text::ByteRange bytes = bytes_of(prepared.text(), part.range);
    parts.push_back({.begin = bytes.begin,
                     .end = bytes.end,
                     .common = part.common(),
                     .proposal = rated(stored.front(), part.match, options.penalties,
                                       part_of(prepared.text(), part.range))});
  }
  return parts;
}

}  // namespace calque
