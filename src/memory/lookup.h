#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "match/match_query.h"
#include "match/penalties.h"
#include "match/repair.h"
#include "memory/filter.h"
#include "memory/index_searcher.h"
#include "model/language.h"
#include "model/translation_unit.h"

namespace calque {

class LookupSource;
class Memory;

/// What is wanted for a piece of new text.
struct LookupOptions {
  Language source;
  Language target;
  MatchRate at_least{70};
  std::size_t limit = 5;  ///< Stored source texts; each may have several translations.
  Penalties penalties;
  int memory_penalty = 0;  ///< Points off every match, for a memory that is trusted less.
  bool repair = true;      ///< Replace numbers, addresses and tags in fuzzy matches.
  UnitFilter filter = {};  ///< Units to consider, and their variants.
};

/// New text, with what stands before and after it where that is known.
struct LookupQuery {
  Segment segment;
  Context context;
};

/// A stored unit that matches, with one of its translations.
struct Proposal {
  std::string memory;  ///< The name of its memory where several are searched, else empty.
  TranslationUnit unit;
  std::size_t source = 0;  ///< Index in unit.variants of the text that matches.
  std::size_t target = 0;  ///< Index in unit.variants of the translation.
  MatchRate rate;          ///< With penalties and context; docs/match-rate.md.
  MatchRate characters;    ///< By characters alone, as a second opinion.
  Score score;
  MatchCircumstances circumstances;
  std::optional<Repair> repair;  ///< The translation fitted to the query, where that was possible.
  MatchRate repaired_rate;

  /// The rate of the translation at its best: repaired or as stored.
  MatchRate best_rate() const { return repair ? std::max(rate, repaired_rate) : rate; }

  const Variant& source_variant() const { return unit.variants[source]; }
  const Variant& target_variant() const { return unit.variants[target]; }
};

/// Finds translations for texts of one language in another. Prepared once for many queries.
class Lookup {
 public:
  /// The memory must outlive the lookup.
  Lookup(Memory& memory, LookupOptions options);
  ~Lookup();

  /// Best first (repairs considered); in a unit with several variants in the target language each
  /// makes a proposal.
  /// The source texts are the best `limit` of the memory, exactly (see memory/index_searcher.h).
  std::vector<Proposal> find(const LookupQuery& query);

  /// The query as matching sees it: for showing differences to proposals.
  MatchQuery prepare(const Segment& segment) { return MatchQuery(analyzer_.analyze(segment)); }
  MatchText analyze(const Segment& segment) { return analyzer_.analyze(segment); }

 private:
  void repair(Proposal& proposal, const MatchQuery& query, const Segment& segment);

  LookupOptions options_;
  MatchAnalyzer analyzer_;
  Repairer repairer_;
  IndexSearcher searcher_;
  std::unique_ptr<LookupSource> source_;
};

}  // namespace calque
