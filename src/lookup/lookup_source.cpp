#include "lookup/lookup_source.h"

#include <algorithm>

#include "calque/error.h"
#include "calque/session.h"
#include "lookup/circumstances.h"
#include "model/segment_markup.h"
#include "store/session_tools.h"
#include "store/stored_text.h"
#include "text/hash.h"

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
  put_in_order(all);
  return all;
}

void ProposalSource::put_in_order(std::vector<Proposal>& proposals) const {
  const auto place = [this](const Proposal& proposal) {
    const int points = options_.penalties.total(proposal.circumstances);
    return RankedMatch{.variant = {},
                       .rate = MatchRate(100).less(points),
                       .score = {},
                       .wording = {},
                       .standing = Standing::of(proposal.circumstances)};
  };
  std::ranges::stable_sort(proposals, better, place);
}

MatchCircumstances ProposalSource::circumstances(VariantId variant) {
  const std::vector<Proposal>& all = proposals(variant);
  return all.empty() ? MatchCircumstances{} : all.front().circumstances;
}

KnownToQuery ProposalSource::at_best(const std::string* origin) const {
  const bool keyed = query_.identity != Identity{};
  const bool placed = keyed || query_.in_document || query_.context != Context{};
  KnownToQuery out{keyed ? KeyAgreement::right : KeyAgreement::unknown, 0, placed ? 2 : 0};
  if (origin == nullptr || same_file(query_.file, *origin)) out.nearness = 1;
  return out;
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

std::optional<std::uint64_t> LookupSource::rules() const {
  if (units_.filters()) return std::nullopt;
  const LookupOptions& all = options();
  std::uint64_t hash = text::hash_bytes(all.target.tag());
  for (const std::string_view name :
       {std::string_view(all.topic.client), std::string_view(all.topic.domain)}) {
    hash = text::hash_combine(hash, text::hash_bytes(name));
  }
  const Penalties& points = all.penalties;
  for (const int value :
       {all.memory_penalty, points.unconfirmed, points.aligned, points.by_confidence ? 1 : 0,
        points.machine_translated, points.several_targets, points.pivot, points.repaired,
        points.other_plural, points.other_client}) {
    hash = text::hash_combine(hash, static_cast<std::uint64_t>(value));
  }
  return hash;
}

std::optional<KnownVariant> LookupSource::known(VariantId variant) {
  auto stored = units_.of(variant);
  // Who reads an earlier state of the file may find it still.
  if (!stored) return KnownVariant{.standing = Standing::best()};
  const LookupQuery no_query;
  std::vector<Proposal> proposals = read(*std::move(stored), no_query);
  if (proposals.empty()) return std::nullopt;
  put_in_order(proposals);
  const Proposal& best = proposals.front();
  return KnownVariant{.points = options().penalties.total(best.circumstances),
                      .standing = Standing::of(best.circumstances),
                      .origin = best.unit->origin,
                      .tagged = !best.source_variant().segment.tags.empty()};
}

std::vector<Proposal> LookupSource::read(VariantId variant) {
  auto stored = units_.of(variant);
  return stored ? read(*std::move(stored), query()) : std::vector<Proposal>();
}

std::vector<Proposal> LookupSource::read(VariantInUnit stored, const LookupQuery& query) const {
  std::vector<Proposal> proposals;
  Proposal proposal;
  proposal.unit = std::make_shared<const TranslationUnit>(std::move(stored.unit));
  proposal.source = stored.index;
  const std::size_t variants = proposal.unit->variants.size();
  for (; proposal.target < variants && proposals.size() < kMostTargets; ++proposal.target) {
    const Variant& target = proposal.target_variant();
    if (proposal.target == proposal.source || target.segment.text.empty() ||
        !options().target.includes(target.language)) {
      continue;
    }
    proposal.circumstances =
        circumstances_of(*proposal.unit, proposal.source_variant(), target, query, options().topic);
    proposal.circumstances.memory_penalty = options().memory_penalty;
    proposals.push_back(proposal);
  }
  return proposals;
}

}  // namespace calque
