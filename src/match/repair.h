#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calque/language.h"
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

/// A translation in which what is not translated (numbers, dates, addresses, placeholders, inline
/// tags) was replaced by what the query has in its place.
struct Repair {
  struct Replacement {
    std::string from;  ///< In the stored translation; empty for inline tags.
    std::string to;
    bool operator==(const Replacement&) const = default;
  };
  Segment target;
  std::vector<Replacement> replacements;  ///< In the order of the text.
  /// A number now asks for another grammatical number ("1 Datei" has become "5 Datei").
  bool other_plural = false;
  /// Of the query against the stored source text in which the same was replaced: of that text the
  /// repaired translation is a translation.
  Score score;
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
