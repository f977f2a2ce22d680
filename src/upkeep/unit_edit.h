#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/translation_unit.h"

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

}  // namespace calque
