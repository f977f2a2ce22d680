#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "calque/unit.h"
#include "store/language_table.h"

namespace calque {

class Session;

/// A variant as the searching functions see it; the views are valid only during the call.
struct StoredText {
  UnitId unit;
  VariantId variant;
  LanguageId language;
  std::string_view text;
  std::string_view markup;  ///< Empty where there are no inline tags.

  Segment segment() const;

  /// The same, or the text alone where the file's markup cannot be read.
  Segment segment_or_text() const;
};

/// The segment of a row of `variant`: its text, or its markup where there are inline tags.
Segment stored_segment(std::string_view text, std::string_view markup);

/// Calls `visit` for each variant whose language `range` takes in (all, without a range), in the
/// order of ids; it returns false to stop.
void for_each_variant(Session& session, const std::optional<Language>& range,
                      const std::function<bool(const StoredText&)>& visit);

}  // namespace calque
