#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calque/language.h"
#include "calque/match.h"
#include "calque/segment.h"
#include "match/match_query.h"
#include "match/numeral_rewriter.h"

namespace calque {

/// A stored text and its translation.
struct StoredPair {
  const Segment& source;
  const Language& source_language;
  const Segment& target;
  const Language& target_language;
};

/// Repairs translations of fuzzy matches (docs/match-rate.md#repair). For one thread.
class Repairer {
 public:
  /// `analyzer` makes the texts of the query's language and must outlive the repairer.
  Repairer(MatchAnalyzer& analyzer, Language query_language);

  /// The repaired translation; nothing where nothing can be replaced without doubt, or where it
  /// makes no better match. `query` must be of `segment`.
  std::optional<Repair> repair(const MatchQuery& query, const Segment& segment,
                               const StoredPair& pair);

 private:
  MatchAnalyzer& analyzer_;
  Language query_language_;
  NumeralRewriter rewriter_;
};

}  // namespace calque
