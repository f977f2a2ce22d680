#pragma once

#include <string>

#include "match/match_query.h"
#include "report/style.h"

namespace calque::report {

/// The stored source text with what the query changes in it: words that only the stored text has as
/// [-deleted-], those that only the query has as {+inserted+}; in colour without the brackets.
/// Inline tags are not shown.
std::string match_diff(const MatchText& query, const MatchText& stored, const EditScript& script,
                       const Style& style);

/// The same for a page: `<del>` and `<ins>`.
std::string match_diff_html(const MatchText& query, const MatchText& stored,
                            const EditScript& script);

}  // namespace calque::report
