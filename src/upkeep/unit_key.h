#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calque/unit.h"

namespace calque {

/// When two units are taken for the same.
struct UnitKeyOptions {
  /// Only variants in these ranges are compared; a unit that has none in one of them is not
  /// compared at all. Empty: all variants, with their languages.
  std::vector<Language> languages{};
  bool ignore_case = false;
  bool ignore_tags = false;
  bool ignore_spaces = false;       ///< White space at the ends, and how much of it there is.
  bool ignore_punctuation = false;  ///< Symbols too; takes ignore_spaces in.
  bool compare_contexts = false;    ///< The neighbours must agree as well.
  std::string property{};           ///< The values of this property must agree, unless empty.
};

/// A text that is equal for units that are the same; nothing when the unit is not to be compared.
std::optional<std::string> unit_key(const TranslationUnit& unit, const UnitKeyOptions& options);

}  // namespace calque
