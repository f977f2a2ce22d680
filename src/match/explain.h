#pragma once

#include <string>
#include <vector>

#include "calque/match.h"
#include "match/character_rate.h"
#include "match/match_query.h"

namespace calque {

/// One line of the arithmetic behind a rate: what was counted, between which texts, at what cost.
struct ExplainedStep {
  EditKind kind = EditKind::same;
  std::string query;      ///< Empty when the token stands in the candidate only.
  std::string candidate;  ///< Empty when the token stands in the query only.
  std::uint32_t cost = 0;
};

struct Explanation {
  std::vector<ExplainedStep> steps;  ///< Those that cost something.
  std::uint32_t space_at_end = 0;
  std::uint32_t query_weight = 0;
  std::uint32_t candidate_weight = 0;
  Score score;
  MatchRate base;
  MatchRate rate;  ///< With penalties and context.
  MatchRate characters;
  int penalty = 0;
};

Explanation explain(const MatchQuery& query, const MatchText& candidate,
                    const MatchCircumstances& circumstances = {}, const Penalties& penalties = {});

/// The explanation as lines of text, each ended by a line break. Costs are in hundredths of a word.
std::string to_text(const Explanation& explanation);

/// The name of a step as users read it: "case", "other form", "number", ...
std::string_view name_of(EditKind kind);

}  // namespace calque
