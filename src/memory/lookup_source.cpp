#include "memory/lookup_source.h"

#include <algorithm>
#include <charconv>

#include "memory/memory.h"
#include "model/segment_markup.h"

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

/// The confidence that `calque align` stored with a pair ("0.9731"), in whole per cent.
int alignment_confidence(const std::vector<Property>& properties) {
  constexpr int kCertain = 100;
  const auto found = std::ranges::find(properties, "confidence", &Property::type);
  if (found == properties.end()) return kCertain;
  double confidence = 0;
  const std::string& value = found->value;
  const auto result = std::from_chars(value.data(), value.data() + value.size(), confidence);
  const bool is_share = result.ec == std::errc() && confidence >= 0 && confidence <= 1;
  return is_share ? static_cast<int>(confidence * kCertain) : kCertain;
}

bool takes_all(const UnitFilter& filter) {
  return filter.languages.empty() && filter.changed_since.empty() &&
         filter.changed_before.empty() && filter.properties.empty() && !filter.batch;
}

int agreeing_neighbours(const Context& query, const Context& stored) {
  const auto agree = [](const std::string& a, const std::string& b) {
    return !a.empty() && a == b;
  };
  return (agree(query.previous, stored.previous) ? 1 : 0) +
         (agree(query.next, stored.next) ? 1 : 0);
}

MatchCircumstances circumstances_of(const Proposal& proposal, const Context& query_context,
                                    int memory_penalty) {
  const Variant& target = proposal.target_variant();
  const auto differs = [&target](const Variant& other) {
    return other.language == target.language && other.segment != target.segment;
  };
  return {
      .memory_penalty = memory_penalty,
      .aligned = has_origin(proposal.unit, target, "alignment"),
      .alignment_confidence = alignment_confidence(proposal.unit.properties),
      .machine_translated = has_origin(proposal.unit, target, "mt"),
      .several_targets = std::ranges::any_of(proposal.unit.variants, differs),
      .pivot = false,
      .agreeing_neighbours = agreeing_neighbours(query_context, proposal.source_variant().context)};
}

std::string select_text_sql(const Memory& memory, const Language& target) {
  return "SELECT s.text, s.markup FROM variant s JOIN unit u ON u.id = s.unit"
         " WHERE s.id = ? AND EXISTS(SELECT 1 FROM variant t WHERE t.id >= u.first_variant"
         " AND t.id < u.first_variant + u.variants AND t.id <> s.id AND t.text <> ''"
         " AND t.language IN (" +
         sql_list(memory.languages().matching(target)) + "))";
}

}  // namespace

LookupSource::LookupSource(Memory& memory, const LookupOptions& options)
    : options_(options),
      filters_(!takes_all(options.filter)),
      select_text_(memory.database(), select_text_sql(memory, options.target)),
      select_unit_(
          memory.database(),
          "SELECT v.unit, u.batch FROM variant v JOIN unit u ON u.id = v.unit WHERE v.id = ?"),
      reader_(memory.database(), memory.languages()) {}

void LookupSource::begin(const LookupQuery& query) {
  context_ = &query.context;
  proposals_.clear();
}

bool LookupSource::fetch(VariantId variant, StoredCandidate& out) {
  if (filters_ && proposals(variant).empty()) return false;
  select_text_.bind(1, variant.value);
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

std::optional<TranslationUnit> LookupSource::unit_of(VariantId variant) {
  select_unit_.bind(1, variant.value);
  const bool found = select_unit_.step();
  const UnitId id{found ? select_unit_.column_int(0) : 0};
  const BatchId batch{found ? select_unit_.column_int(1) : 0};
  select_unit_.reset();
  if (!found || (options_.filter.batch && batch != *options_.filter.batch)) return std::nullopt;
  auto unit = reader_.read(id);
  return unit && filters_ ? apply(options_.filter, std::move(*unit)) : unit;
}

std::vector<Proposal> LookupSource::read(VariantId variant) {
  std::vector<Proposal> proposals;
  auto unit = unit_of(variant);
  if (!unit) return proposals;
  Proposal proposal;
  proposal.unit = std::move(*unit);
  const auto& variants = proposal.unit.variants;
  const auto source = std::ranges::find(variants, variant, &Variant::id);
  if (source == variants.end()) return proposals;
  proposal.source = static_cast<std::size_t>(source - variants.begin());
  for (proposal.target = 0; proposal.target < variants.size(); ++proposal.target) {
    const Variant& target = proposal.target_variant();
    if (proposal.target == proposal.source || target.segment.text.empty() ||
        !options_.target.includes(target.language)) {
      continue;
    }
    proposal.circumstances = circumstances_of(proposal, *context_, options_.memory_penalty);
    proposals.push_back(proposal);
  }
  return proposals;
}

const std::vector<Proposal>& LookupSource::proposals(VariantId variant) {
  auto found = proposals_.find(variant);
  if (found == proposals_.end()) found = proposals_.emplace(variant, read(variant)).first;
  return found->second;
}

MatchCircumstances LookupSource::circumstances(VariantId variant) {
  const std::vector<Proposal>& all = proposals(variant);
  const auto penalty = [this](const Proposal& proposal) {
    return options_.penalties.total(proposal.circumstances);
  };
  const auto best = std::ranges::min_element(all, {}, penalty);
  return best == all.end() ? MatchCircumstances{} : best->circumstances;
}

}  // namespace calque
