#pragma once

#include <string>
#include <vector>

#include "match/match_query.h"
#include "report/style.h"

namespace calque::report {

/// A stretch of a difference: text that both have (Role::plain), that only the stored text has
/// (Role::deleted), or only the query (Role::inserted).
struct DiffPiece {
  Role role = Role::plain;
  std::string text;
  bool operator==(const DiffPiece&) const = default;
};

/// What the query changes in the stored source text, token by token. Of each text it has every
/// token once, in order; of one that both have it has the stored form. Inline tags have no part in
/// it, and what stands at the ends with them neither.
std::vector<DiffPiece> difference(const MatchText& query, const MatchText& stored);

/// The same for a terminal: [-deleted-] and {+inserted+}; in colour without the brackets.
std::string match_diff(const MatchText& query, const MatchText& stored, const Style& style);

/// The same for a page: `<del>` and `<ins>`.
std::string match_diff_html(const MatchText& query, const MatchText& stored);

}  // namespace calque::report
