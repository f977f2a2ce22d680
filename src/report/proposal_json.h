#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "memory/lookup.h"

namespace calque::report {

/// A query with its proposals as docs/json.md describes them.
nlohmann::ordered_json to_json(const std::string& query, const std::vector<Proposal>& proposals);

}  // namespace calque::report
