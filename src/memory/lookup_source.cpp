#include "memory/lookup_source.h"

#include <algorithm>

#include "memory/circumstances.h"
#include "memory/memory.h"
#include "model/segment_markup.h"

namespace calque {
namespace {

/// The text of variant ?1 if its unit has a translation into ?2.
std::string select_text_sql() {
  return "SELECT s.text, s.markup FROM variant s JOIN unit u ON u.id = s.unit WHERE s.id = ?1"
         " AND EXISTS(SELECT 1 FROM variant t JOIN language l ON l.id = t.language"
         " WHERE t.id >= u.first_variant AND t.id < u.first_variant + u.variants"
         " AND t.id <> s.id AND t.text <> '' AND " +
         sql_in_range("l.tag", 2) + ")";
}

}  // namespace

void ProposalSource::begin(const LookupQuery& query) {
  context_ = query.context;
  proposals_.clear();
}

const std::vector<Proposal>& ProposalSource::proposals(VariantId variant) {
  auto found = proposals_.find(variant);
  if (found == proposals_.end()) found = proposals_.emplace(variant, read(variant)).first;
  return found->second;
}

MatchCircumstances ProposalSource::circumstances(VariantId variant) {
  const std::vector<Proposal>& all = proposals(variant);
  const auto penalty = [this](const Proposal& proposal) {
    return penalties_.total(proposal.circumstances);
  };
  const auto best = std::ranges::min_element(all, {}, penalty);
  return best == all.end() ? MatchCircumstances{} : best->circumstances;
}

LookupSource::LookupSource(Memory& memory, const LookupOptions& options)
    : ProposalSource(options.penalties),
      units_(memory, options.filter),
      target_(options.target),
      memory_penalty_(options.memory_penalty),
      select_text_(memory.database(), select_text_sql()) {}

bool LookupSource::fetch(VariantId variant, StoredCandidate& out) {
  if (units_.filters() && proposals(variant).empty()) return false;
  select_text_.bind(1, variant.value).bind(2, std::string_view(target_.tag()));
  const bool found = select_text_.step();
  if (found) {
    const std::string_view markup = select_text_.column_text(1);
    if (markup.empty()) {
      out.text.assign(select_text_.column_text(0));
      out.tags.clear();
    } else {
      Segment segment = from_markup(markup);
      out.text = std::move(segment.text);
      out.tags = std::move(segment.tags);
    }
  }
  select_text_.reset();
  return found;
}

std::vector<Proposal> LookupSource::read(VariantId variant) {
  std::vector<Proposal> proposals;
  auto stored = units_.of(variant);
  if (!stored) return proposals;
  Proposal proposal;
  proposal.unit = std::make_shared<const TranslationUnit>(std::move(stored->unit));
  proposal.source = stored->index;
  const std::size_t variants = proposal.unit->variants.size();
  for (; proposal.target < variants && proposals.size() < kMostTargets; ++proposal.target) {
    const Variant& target = proposal.target_variant();
    if (proposal.target == proposal.source || target.segment.text.empty() ||
        !target_.includes(target.language)) {
      continue;
    }
    proposal.circumstances =
        circumstances_of(*proposal.unit, proposal.source_variant(), target, context());
    proposal.circumstances.memory_penalty = memory_penalty_;
    proposals.push_back(proposal);
  }
  return proposals;
}

}  // namespace calque
