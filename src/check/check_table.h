#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "calque/check.h"

namespace calque::check {

class Check;
struct CheckerOptions;

/// What a check looks at.
enum class Scope : std::uint8_t {
  blank,       ///< Pairs of which a text is empty. No other check is done on these.
  difference,  ///< Source and target alike: either may be the one that is wrong.
  pair,        ///< A target beside its source.
  target,      ///< A target alone.
  unit,        ///< All texts of a unit: told from what the checks of `difference` find in them.
  units        ///< The texts of several units.
};

/// A check: a row of the table.
struct CheckRow {
  CheckInfo info;
  Scope scope = Scope::pair;
  /// What does it (check/check.h), or null where there is nothing to do: no terms to look for. Rows
  /// with the same function share what it makes. Null for the scope `unit`.
  std::unique_ptr<Check> (*make)(const CheckerOptions& options) = nullptr;
};

/// All checks, in the order in which they are done and documented.
std::span<const CheckRow> check_table();

/// The row of a check. Throws UsageError when there is no such check.
const CheckRow& check_row(std::string_view id);

}  // namespace calque::check
