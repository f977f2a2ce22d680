#pragma once

#include <string>

#include "calque/lookup.h"
#include "match/match_text.h"
#include "report/style.h"

namespace calque::report {

/// A proposal for people, on lines each ended by a line break: rate, unit and memory; the stored
/// text with what the query changes in it; the translation.
std::string proposal_text(const Proposal& proposal, const MatchText& query, const MatchText& stored,
                          const Style& style);

}  // namespace calque::report
