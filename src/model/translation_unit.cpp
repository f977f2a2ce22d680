#include "calque/unit.h"

#include <algorithm>

namespace calque {

bool Variant::same_content(const Variant& other) const {
  return language == other.language && segment == other.segment && context == other.context &&
         key == other.key && metadata == other.metadata && notes == other.notes &&
         properties == other.properties;
}

bool TranslationUnit::same_content(const TranslationUnit& other) const {
  return tuid == other.tuid && source_language == other.source_language &&
         segment_type == other.segment_type && metadata == other.metadata && notes == other.notes &&
         properties == other.properties &&
         std::ranges::equal(variants, other.variants,
                            [](const Variant& a, const Variant& b) { return a.same_content(b); });
}

const Variant* TranslationUnit::find_variant(const Language& range) const {
  const auto found = std::ranges::find_if(
      variants, [&range](const Variant& variant) { return range.includes(variant.language); });
  return found == variants.end() ? nullptr : &*found;
}

const Variant* TranslationUnit::source_variant() const {
  const Variant* found = source_language ? find_variant(*source_language) : nullptr;
  return found == nullptr && !variants.empty() ? variants.data() : found;
}

void set_properties(TranslationUnit& unit, std::span<const Property> properties) {
  for (const Property& property : properties) {
    const auto found = std::ranges::find(unit.properties, property.type, &Property::type);
    if (found == unit.properties.end()) {
      unit.properties.push_back(property);
    } else {
      *found = property;
    }
  }
}

}  // namespace calque
