#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/translation_unit.h"

namespace calque {

/// The bytes [begin, end) of a text become `replacement`.
struct TextEdit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string replacement;
  bool operator==(const TextEdit&) const = default;
};

/// Applies edits, in order and without overlaps, to a segment with its tags. A tag before or after
/// a replaced stretch stays beside it, and one inside it stays where the replacement agrees with
/// what was there. Of the others, those that open come before the replacement, up to the first one
/// that does not; the rest come after it.
void apply_edits(Segment& segment, const std::vector<TextEdit>& edits);

/// The text with the edits applied.
std::string edited_text(std::string_view text, const std::vector<TextEdit>& edits);

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
