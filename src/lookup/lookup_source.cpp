#include "lookup/lookup_source.h"

#include <algorithm>

#include "calque/error.h"
#include "calque/session.h"
#include "lookup/circumstances.h"
#include "model/segment_markup.h"
#include "store/session_tools.h"
#include "store/stored_text.h"

namespace calque {
namespace {

/// The text of variant ?1 beside each of the others that its unit names. They are looked at here,
/// up to the first that will do: the range that a damaged unit names may be the whole table.
constexpr const char* kSelectText =
    "SELECT s.text, s.markup, t.unit = s.unit, t.text <> '', t.language "
    "FROM variant s CROSS JOIN unit u ON u.id = s.unit CROSS JOIN variant t "
    "ON t.id >= u.first_variant AND t.id < u.first_variant + u.variants "
    "WHERE s.id = ?1 AND t.id <> ?1";

void read_text(const sqlite::Row& row, StoredCandidate& out) {
  const std::string_view markup = row.column_text(1);
  if (markup.empty()) {
    std::string scratch;
    out.text.assign(stored_text(row.column_text(0), scratch));
    out.tags.clear();
    return;
  }
  Segment segment = from_markup(markup);
  out.text = std::move(segment.text);
  out.tags = std::move(segment.tags);
}

}  // namespace

const std::vector<Proposal>& ProposalSource::proposals(VariantId variant) {
  auto found = proposals_.find(variant);
  if (found != proposals_.end()) return found->second;
  std::vector<Proposal>& all = proposals_[variant];
  all = read(variant);
  const auto place = [this](const Proposal& proposal) {
    const int points = options_.penalties.total(proposal.circumstances);
    return RankedMatch{.variant = {},
                       .rate = MatchRate(100).less(points),
                       .score = {},
                       .characters = {},
                       .standing = Standing::of(proposal.circumstances)};
  };
  std::ranges::stable_sort(all, better, place);
  return all;
}

MatchCircumstances ProposalSource::circumstances(VariantId variant) {
  const std::vector<Proposal>& all = proposals(variant);
  return all.empty() ? MatchCircumstances{} : all.front().circumstances;
}

LookupSource::LookupSource(Session& session, const LookupQuery& query, const LookupOptions& options)
    : ProposalSource(query, options),
      units_(session, options.filter),
      languages_(session.tools().languages()),
      select_text_(session.tools().statement(kSelectText)) {}

bool LookupSource::fetch(VariantId variant, StoredCandidate& out) {
  if (units_.filters() && proposals(variant).empty()) return false;
  for (const sqlite::Row& row : select_text_->rows(variant.value)) {
    if (row.column_int(2) == 0) {
      throw Error("variant " + std::to_string(variant.value) +
                  " is of a unit that names variants of others: restore the file from a backup");
    }
    if (row.column_int(3) == 0 ||
        !options().target.includes(languages_.language(LanguageId{row.column_int(4)}))) {
      continue;
    }
    read_text(row, out);
    return true;
  }
  return false;
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
        !options().target.includes(target.language)) {
      continue;
    }
    proposal.circumstances = circumstances_of(*proposal.unit, proposal.source_variant(), target,
                                              query(), options().topic);
    proposal.circumstances.memory_penalty = options().memory_penalty;
    proposals.push_back(proposal);
  }
  return proposals;
}

}  // namespace calque
