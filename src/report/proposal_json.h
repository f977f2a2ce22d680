#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "lookup/memory_set.h"

namespace calque::report {

/// A query with its answer as docs/json.md describes it.
nlohmann::ordered_json to_json(const std::string& query, const LookupAnswer& answer);

}  // namespace calque::report
