#include "lookup/circumstances.h"

#include <algorithm>
#include <charconv>
#include <string_view>

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

int agreeing_neighbours(const LookupQuery& query, const Context& stored) {
  const Context& own = query.context;
  const auto agree = [&query](const std::string& a, const std::string& b, bool knows_other) {
    return a == b && (!a.empty() || (query.in_document && knows_other));
  };
  return (agree(own.previous, stored.previous, !stored.next.empty()) ? 1 : 0) +
         (agree(own.next, stored.next, !stored.previous.empty()) ? 1 : 0);
}

}  // namespace

MatchCircumstances circumstances_of(const TranslationUnit& unit, const Variant& source,
                                    const Variant& target, const LookupQuery& query) {
  const auto differs = [&target](const Variant& other) {
    return other.language == target.language && other.segment != target.segment;
  };
  MatchCircumstances out;
  out.aligned = has_origin(unit, target, "alignment");
  out.alignment_confidence = alignment_confidence(unit.properties);
  out.machine_translated = has_origin(unit, target, "mt");
  out.several_targets = std::ranges::any_of(unit.variants, differs);
  out.agreeing_neighbours = agreeing_neighbours(query, source.context);
  return out;
}

MatchCircumstances combined(const MatchCircumstances& first, const MatchCircumstances& second) {
  constexpr int kCertain = 100;
  const auto confidence = [](const MatchCircumstances& of) {
    return of.aligned ? of.alignment_confidence : kCertain;
  };
  MatchCircumstances out = first;
  out.memory_penalty += second.memory_penalty;
  out.aligned = first.aligned || second.aligned;
  out.alignment_confidence = std::min(confidence(first), confidence(second));
  out.machine_translated = first.machine_translated || second.machine_translated;
  out.several_targets = first.several_targets || second.several_targets;
  return out;
}

}  // namespace calque
