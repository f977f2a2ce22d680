#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/translation_unit.h"

namespace calque {

/// Which units to take, and which of their variants. All conditions must hold; empty ones do.
struct UnitFilter {
  /// Variants in other languages are left out. A unit counts when it has variants in at least two
  /// of these ranges, or in the one where there is only one.
  std::vector<Language> languages;
  std::string changed_since;   ///< TMX date: changed, or created, then or later.
  std::string changed_before;  ///< TMX date: changed, or created, earlier.
  /// Properties that the unit, or one of its variants, must have. An empty value takes any.
  std::vector<Property> properties;
  std::optional<BatchId> batch;  ///< Units as this batch wrote them.
  std::string origin{};          ///< The file that the unit came from.
  bool unconfirmed = false;      ///< Only units that no person has confirmed.

  bool operator==(const UnitFilter&) const = default;
};

/// The latest date on which the unit, or one of its variants, was changed (created, where there is
/// no change date); "" when none is known.
std::string_view latest_change(const TranslationUnit& unit);

/// The unit as the filter lets it through, or nothing. `batch` is left to the caller's query.
std::optional<TranslationUnit> apply(const UnitFilter& filter, TranslationUnit unit);

}  // namespace calque
