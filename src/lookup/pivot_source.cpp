#include "lookup/pivot_source.h"

#include <utility>

#include "calque/session.h"
#include "lookup/circumstances.h"

namespace calque {
namespace {

constexpr Penalties kNoPenalties{.unconfirmed = 0,
                                 .aligned = 0,
                                 .machine_translated = 0,
                                 .several_targets = 0,
                                 .pivot = 0,
                                 .repaired = 0,
                                 .other_plural = 0,
                                 .other_client = 0};

/// The filter without its languages: they name the source and the target, not the way between.
UnitFilter any_language(UnitFilter filter) {
  filter.languages.clear();
  return filter;
}

}  // namespace

PivotSource::PivotSource(Session& session, std::span<const LookupMemory> second,
                         const Language& asked_target, const LookupQuery& query,
                         const LookupOptions& options)
    : ProposalSource(query, options),
      asked_target_(asked_target),
      any_language_(any_language(options.filter)),
      units_(session, any_language_),
      second_(second) {}

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
  const Variant* direct = stored->unit.find_variant(options().target);
  if (direct != nullptr && !direct->segment.text.empty()) return proposals;
  Proposal first;
  first.unit = std::make_shared<const TranslationUnit>(std::move(stored->unit));
  first.source = stored->index;
  std::size_t ways = 0;
  for (; first.target < first.unit->variants.size() && ways < kMostTargets; ++first.target) {
    const Variant& third = first.target_variant();
    const bool between = !options().source.includes(third.language) &&
                         third.language.primary() != options().source.primary();
    if (!between || third.segment.text.empty()) continue;
    first.circumstances =
        circumstances_of(*first.unit, first.source_variant(), third, query(), options().topic);
    first.circumstances.memory_penalty = options().memory_penalty;
    first.circumstances.pivot = true;
    ++ways;
    add_hops(first, proposals);
  }
  return proposals;
}

void PivotSource::add_hops(const Proposal& first, std::vector<Proposal>& out) {
  const Variant& third = first.target_variant();
  LookupOptions hop_options{.source = Language(third.language.primary()),
                            .target = options().target,
                            .at_least = MatchRate(100),
                            .limit = options().limit,
                            .penalties = kNoPenalties,
                            .repair = false,
                            .topic = options().topic,
                            .filter = any_language_};
  for (const LookupMemory& second : second_) {
    hop_options.target = second.target.value_or(asked_target_);
    for (Proposal& hop :
         find(*second.session, {.segment = third.segment, .context = {}}, hop_options)) {
      if (!hop.score.identical) continue;
      Proposal proposal = first;
      hop.circumstances.memory_penalty = second.penalty;
      proposal.circumstances = combined(first.circumstances, hop.circumstances);
      proposal.pivot = PivotHop{std::move(hop.unit), hop.source, hop.target};
      out.push_back(std::move(proposal));
    }
  }
}

}  // namespace calque
