#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "report/style.h"

namespace calque {

struct UnitChange;

namespace report {

/// The variants that a change takes away (`-`) and brings (`+`), each on a line of its own under
/// the unit's number.
std::string change_text(const UnitChange& change, const Style& style);

/// The same as docs/json.md describes it.
nlohmann::ordered_json to_json(const UnitChange& change);

}  // namespace report
}  // namespace calque
