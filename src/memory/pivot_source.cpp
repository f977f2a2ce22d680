#include "memory/pivot_source.h"

#include <utility>

#include "memory/circumstances.h"
#include "memory/memory.h"

namespace calque {
namespace {

constexpr Penalties kNoPenalties{.aligned = 0,
                                 .machine_translated = 0,
                                 .several_targets = 0,
                                 .pivot = 0,
                                 .repaired = 0,
                                 .other_plural = 0};

/// The filter without its languages: they name the source and the target, not the way between.
UnitFilter any_language(UnitFilter filter) {
  filter.languages.clear();
  return filter;
}

}  // namespace

PivotSource::PivotSource(Memory& memory, std::vector<PivotMemory> second,
                         const LookupOptions& options)
    : ProposalSource(options.penalties),
      options_(options),
      units_(memory, any_language(options.filter)),
      second_(std::move(second)) {}

bool PivotSource::fetch(VariantId variant, StoredCandidate& out) {
  const std::vector<Proposal>& all = proposals(variant);
  if (all.empty()) return false;
  const Segment& segment = all.front().source_variant().segment;
  out.text = segment.text;
  out.tags = segment.tags;
  return true;
}

std::vector<Proposal> PivotSource::read(VariantId variant) {
  std::vector<Proposal> proposals;
  auto stored = units_.of(variant);
  if (!stored) return proposals;
  const Variant* direct = stored->unit.find_variant(options_.target);
  if (direct != nullptr && !direct->segment.text.empty()) return proposals;
  Proposal first;
  first.unit = std::make_shared<const TranslationUnit>(std::move(stored->unit));
  first.source = stored->index;
  std::size_t ways = 0;
  for (; first.target < first.unit->variants.size() && ways < kMostTargets; ++first.target) {
    const Variant& third = first.target_variant();
    const bool between = !options_.source.includes(third.language) &&
                         third.language.primary() != options_.source.primary();
    if (!between || third.segment.text.empty()) continue;
    first.circumstances = circumstances_of(*first.unit, first.source_variant(), third, context());
    first.circumstances.memory_penalty = options_.memory_penalty;
    first.circumstances.pivot = true;
    ++ways;
    add_hops(first, proposals);
  }
  return proposals;
}

void PivotSource::add_hops(const Proposal& first, std::vector<Proposal>& out) {
  const Variant& third = first.target_variant();
  for (std::size_t i = 0; i < second_.size(); ++i) {
    Lookup& lookup = second_lookup(i, third.language);
    for (Proposal& hop : lookup.find({.segment = third.segment, .context = {}})) {
      if (!hop.score.identical) continue;
      Proposal proposal = first;
      hop.circumstances.memory_penalty = second_[i].penalty;
      proposal.circumstances = combined(first.circumstances, hop.circumstances);
      proposal.pivot = PivotHop{std::move(hop.unit), hop.source, hop.target};
      out.push_back(std::move(proposal));
    }
  }
}

Lookup& PivotSource::second_lookup(std::size_t memory, const Language& third) {
  const std::pair key(memory, std::string(third.primary()));
  auto found = lookups_.find(key);
  if (found == lookups_.end()) {
    auto lookup = std::make_unique<Lookup>(*second_[memory].memory,
                                           LookupOptions{.source = Language(third.primary()),
                                                         .target = options_.target,
                                                         .at_least = MatchRate(100),
                                                         .limit = options_.limit,
                                                         .penalties = kNoPenalties,
                                                         .repair = false,
                                                         .filter = any_language(options_.filter)});
    found = lookups_.emplace(key, std::move(lookup)).first;
  }
  return *found->second;
}

}  // namespace calque
