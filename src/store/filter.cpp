#include "calque/session.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "model/told_by_properties.h"

namespace calque {
namespace {

bool has_property(const std::vector<Property>& properties, const Property& wanted) {
  return std::ranges::any_of(properties, [&wanted](const Property& property) {
    return property.type == wanted.type && (wanted.value.empty() || property.value == wanted.value);
  });
}

bool has_property(const TranslationUnit& unit, const Property& wanted) {
  return has_property(unit.properties, wanted) ||
         std::ranges::any_of(unit.variants, [&wanted](const Variant& variant) {
           return has_property(variant.properties, wanted);
         });
}

/// Leaves only variants in `ranges`; false when too few of the ranges remain.
bool keep_languages(TranslationUnit& unit, const std::vector<Language>& ranges) {
  std::set<std::size_t> met;
  std::erase_if(unit.variants, [&](const Variant& variant) {
    const auto range = closest_range(ranges, variant.language);
    if (range) met.insert(*range);
    return !range;
  });
  return met.size() >= std::min<std::size_t>(2, ranges.size());
}

}  // namespace

std::string_view latest_change(const TranslationUnit& unit) {
  std::string_view latest;
  const auto consider = [&latest](const Metadata& metadata) {
    const std::string& date =
        metadata.change_date.empty() ? metadata.creation_date : metadata.change_date;
    latest = std::max(latest, std::string_view(date));
  };
  consider(unit.metadata);
  for (const Variant& variant : unit.variants) consider(variant.metadata);
  return latest;
}

std::optional<TranslationUnit> apply(const UnitFilter& filter, TranslationUnit unit) {
  if (!filter.changed_since.empty() && latest_change(unit) < filter.changed_since) {
    return std::nullopt;
  }
  if (!filter.changed_before.empty()) {
    const std::string_view latest = latest_change(unit);
    if (latest.empty() || latest >= filter.changed_before) return std::nullopt;
  }
  if (!filter.origin.empty() && unit.origin != filter.origin) return std::nullopt;
  if (filter.unconfirmed && unit.confirmation == Confirmation::given) return std::nullopt;
  if (!filter.client.empty() && is_of_another_client(topic_of(unit.properties), filter.client)) {
    return std::nullopt;
  }
  const bool properties_met = std::ranges::all_of(
      filter.properties, [&unit](const Property& wanted) { return has_property(unit, wanted); });
  if (!properties_met) return std::nullopt;
  if (!filter.languages.empty() && !keep_languages(unit, filter.languages)) return std::nullopt;
  return unit;
}

}  // namespace calque
