#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "calque/language.h"
#include "calque/match.h"
#include "calque/segment.h"
#include "index/index_searcher.h"
#include "match/match_query.h"
#include "sqlite/database.h"

namespace calque::leverage {

/// The segments of a job against each other: how much like an earlier segment is one? Answered by
/// the match index of memories over a database of its own, in a file of SQLite's that goes with it;
/// so the rates are those that a memory with the earlier segments would give.
class InternalMatches : private CandidateSource {
 public:
  /// `segments` in the order of the job, all in `language`; they must outlive this.
  InternalMatches(std::vector<const Segment*> segments, Language language,
                  TagRule tags = TagRule::points);

  /// The rate of the segment that is most like segment `number` among those before it, if one
  /// reaches `at_least`, which must be 1 % or more. `analyzer` must be of the language's primary
  /// one.
  std::optional<MatchRate> best(std::size_t number, MatchAnalyzer& analyzer, MatchRate at_least);

 private:
  bool fetch(VariantId variant, StoredCandidate& out) override;
  std::optional<std::uint64_t> rules() const override { return 0; }
  std::optional<KnownVariant> known(VariantId variant) override;
  KnownToQuery at_best(const std::string* /*origin*/) const override { return {}; }

  std::vector<const Segment*> segments_;
  Language language_;
  TagRule tags_;
  sqlite::Database database_;
  IndexSearcher searcher_;
  std::size_t number_ = 0;  ///< The segment asked about; it and those after it are no candidates.
};

}  // namespace calque::leverage
