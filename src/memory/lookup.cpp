#include "memory/lookup.h"

#include <algorithm>

#include "match/character_rate.h"
#include "memory/memory.h"

namespace calque {
namespace {

/// Properties by which tools say where a translation comes from.
bool has_origin(const std::vector<Property>& properties, std::string_view origin) {
  return std::ranges::any_of(properties, [origin](const Property& property) {
    return (property.type == "origin" || property.type == "x-origin") && property.value == origin;
  });
}

bool has_origin(const TranslationUnit& unit, const Variant& target, std::string_view origin) {
  return has_origin(unit.properties, origin) || has_origin(target.properties, origin);
}

int agreeing_neighbours(const Context& query, const Context& stored) {
  const auto agree = [](const std::string& a, const std::string& b) {
    return !a.empty() && a == b;
  };
  return (agree(query.previous, stored.previous) ? 1 : 0) +
         (agree(query.next, stored.next) ? 1 : 0);
}

MatchCircumstances circumstances_of(const Proposal& proposal, const Context& query_context) {
  const Variant& target = proposal.target_variant();
  const auto differs = [&target](const Variant& other) {
    return other.language == target.language && other.segment != target.segment;
  };
  return {
      .memory_penalty = 0,
      .aligned = has_origin(proposal.unit, target, "alignment"),
      .machine_translated = has_origin(proposal.unit, target, "mt"),
      .several_targets = std::ranges::any_of(proposal.unit.variants, differs),
      .pivot = false,
      .agreeing_neighbours = agreeing_neighbours(query_context, proposal.source_variant().context)};
}

}  // namespace

Lookup::Lookup(Memory& memory, LookupOptions options)
    : memory_(memory), options_(std::move(options)), analyzer_(options_.source.primary()) {}

std::vector<Proposal> Lookup::find(const LookupQuery& query,
                                   const std::function<void()>& progress) {
  const MatchQuery prepared = prepare(query.segment);
  std::vector<Proposal> proposals;
  for (const RankedMatch& match : rank(prepared, progress)) {
    add_proposals(match, query, proposals);
  }
  for (Proposal& proposal : proposals) {
    proposal.circumstances = circumstances_of(proposal, query.context);
    proposal.rate = final_rate(proposal.score, proposal.circumstances, options_.penalties);
  }
  std::erase_if(proposals, [this](const Proposal& p) { return p.rate < options_.at_least; });
  std::ranges::stable_sort(proposals, std::greater<>(), &Proposal::rate);
  return proposals;
}

/// Compares the query with every text of the source language that has a translation.
std::vector<RankedMatch> Lookup::rank(const MatchQuery& query,
                                      const std::function<void()>& progress) {
  constexpr std::size_t kTextsPerProgress = 1024;
  TopMatches top(options_.limit, options_.at_least);
  MatchText candidate;
  std::size_t compared = 0;
  memory_.for_each_pair(options_.source, options_.target, [&](const StoredText& stored) {
    if (progress && ++compared % kTextsPerProgress == 0) progress();
    const Segment segment = stored.segment();
    analyzer_.analyze(segment.text, segment.tags, candidate);
    const auto score = query.score(candidate, top.least_rate());
    if (score)
      top.offer({.variant = stored.variant, .rate = MatchRate::of(*score), .score = *score});
  });
  return top.matches();
}

void Lookup::add_proposals(const RankedMatch& match, const LookupQuery& query,
                           std::vector<Proposal>& proposals) {
  const auto unit = memory_.unit_of(match.variant);
  if (!unit) return;
  Proposal proposal{
      .unit = *unit, .rate = {}, .characters = {}, .score = match.score, .circumstances = {}};
  const auto& variants = proposal.unit.variants;
  const auto source = std::ranges::find(variants, match.variant, &Variant::id);
  proposal.source = static_cast<std::size_t>(source - variants.begin());
  proposal.characters = character_rate(query.segment.text, source->segment.text);
  for (proposal.target = 0; proposal.target < variants.size(); ++proposal.target) {
    const bool wanted = options_.target.includes(proposal.target_variant().language);
    if (wanted && proposal.target != proposal.source) proposals.push_back(proposal);
  }
}

}  // namespace calque
