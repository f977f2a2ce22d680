#pragma once

#include <nlohmann/json_fwd.hpp>

#include "calque/segment.h"
#include "lookup/memory_set.h"
#include "match/match_text.h"

namespace calque::report {

/// A query with its answer as docs/json.md describes it. `analyzer` is of the query's language.
nlohmann::ordered_json to_json(const Segment& query, const LookupAnswer& answer,
                               MatchAnalyzer& analyzer);

}  // namespace calque::report
