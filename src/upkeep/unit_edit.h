#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "calque/unit.h"

namespace calque {

/// Changes a segment of the given language in place.
using SegmentChange = std::function<void(Segment&, const Language&)>;

struct EditStamp {
  std::string date;  ///< TMX date
  std::string user;
};

/// The unit with `change` applied to the variants in one of `languages` (to all, when empty), and
/// to the neighbours that they were translated between, as those are segments of their own; or
/// nothing, when that changes nothing. A text of which nothing would remain is left as it is and
/// counted in `kept_from_empty`.
std::optional<TranslationUnit> edit_segments(const TranslationUnit& unit,
                                             const std::vector<Language>& languages,
                                             const SegmentChange& change, const EditStamp& stamp,
                                             std::int64_t& kept_from_empty);

/// What becomes of the text that a unit has already in the language of a new one.
struct PutRules {
  bool beside = false;       ///< It stays, and the new one becomes a further variant.
  bool tags_may_go = false;  ///< It is replaced although it has inline tags that the new one lacks.
};

/// Puts a text into a unit: in the place of the only one in its language, else as a further
/// variant. Throws UsageError where several have its language, and where tags would be lost that
/// must not.
void put_variant(TranslationUnit& unit, Variant variant, const PutRules& rules,
                 const EditStamp& stamp);

/// Takes all variants in `language` out. Throws UsageError where there is none, or no other.
void remove_language(TranslationUnit& unit, const Language& language);

/// The unit as another memory takes it: without what is kept for synchronising this one.
TranslationUnit without_base(TranslationUnit unit);

}  // namespace calque
