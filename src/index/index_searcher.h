#pragma once

#include <climits>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calque/language.h"
#include "calque/match.h"
#include "calque/segment.h"
#include "index/chunk_store.h"
#include "index/family.h"
#include "index/family_search.h"
#include "index/holding_search.h"
#include "index/index_document.h"
#include "index/run_cache.h"
#include "index/run_reader.h"
#include "index/run_search.h"
#include "match/match_query.h"
#include "match/part_match.h"
#include "match/ranking.h"
#include "sqlite/statement.h"

namespace calque {

/// A stored variant as the searcher asks for it.
struct StoredCandidate {
  std::string text;
  std::vector<InlineTag> tags;
};

/// The owner of the variants, as the searcher sees it.
class CandidateSource {
 public:
  CandidateSource() = default;
  virtual ~CandidateSource() = default;
  CandidateSource(const CandidateSource&) = delete;
  CandidateSource& operator=(const CandidateSource&) = delete;

  /// Fills `out`; false when the variant is not wanted as a match: it has no translation into the
  /// language looked for, or a filter excludes it.
  virtual bool fetch(VariantId variant, StoredCandidate& out) = 0;

  /// Asked only about variants whose text is alike enough.
  virtual MatchCircumstances circumstances(VariantId /*variant*/) { return {}; }

  /// Tells by what rules `known` answers: sources with one number give equal answers, whatever
  /// their queries. Nothing: it does not answer, and of texts that differ in numbers alone each is
  /// fetched.
  virtual std::optional<std::uint64_t> rules() const { return std::nullopt; }

  /// What is known of a variant before there is a query; nothing when it is wanted by none.
  virtual std::optional<KnownVariant> known(VariantId /*variant*/) { return std::nullopt; }

  /// What the query may add to that, at best, of a variant that came of the file `origin`; of any
  /// without one.
  virtual KnownToQuery at_best(const std::string* /*origin*/) const {
    return {KeyAgreement::right, INT_MAX, 2};
  }
};

struct SearchOptions {
  Language language;  ///< Of the query, as a range: "en" takes in "en-US".
  MatchRate at_least = MatchRate(70);
  std::size_t limit = 5;
  Penalties penalties;
  /// Only texts that have all words of the query, and may hold it whole. What holds it is found.
  bool whole = false;
};

/// What a search did, for benchmarks and tests.
struct SearchStatistics {
  std::size_t bounded = 0;   ///< Documents of runs (run_info.h) whose keys were read.
  std::size_t compared = 0;  ///< Variants whose text was compared.
};

/// A stored text that matches a part of a query whole.
struct PartMatch {
  TokenRange range;  ///< Of the query.
  RankedMatch match;
  bool operator==(const PartMatch&) const = default;

  std::uint32_t common() const { return match.score.weight - match.score.cost; }
};

inline constexpr std::size_t kMostTokensForParts = 1000;

/// What texts must hold for IndexSearcher::visit_holding.
struct HoldingQuery {
  Language language;  ///< Of the texts, as a range.
  std::vector<KeyGroup> groups;
  std::vector<NumberHash> numbers;  ///< All of them.
};

/// Of texts that hold very common words only the shortest are looked at, so many.
inline constexpr std::size_t kMostHolding = 200'000;

/// Finds the best matches among the variants of a memory. The result is exactly that of comparing
/// the query with every variant, for every rate from 1 % up, in the order of `better`
/// (docs/index.md tells how). Not for use by two threads at once.
class IndexSearcher {
 public:
  /// The tables of index_schema.h must exist; the database must outlive the searcher. `cache` is
  /// the one that all searchers of the same file share.
  explicit IndexSearcher(sqlite::Database& database,
                         std::shared_ptr<RunCache> cache = std::make_shared<RunCache>());

  /// Throws InputError when the index was made by other rules for words (index/index_origin.h).
  /// `analyzer` must be of the primary language of `options.language`, and have made `query`.
  std::vector<RankedMatch> search(const MatchQuery& query, MatchAnalyzer& analyzer,
                                  const SearchOptions& options, CandidateSource& source);

  /// Covers the query with parts of two words or more that stored texts match whole (see `cover` in
  /// match/part_match.h); a part is the longer the more weight it has in common with its match.
  /// Of one length, the one whose match comes first by `better`. Exact as `search`. A query of more
  /// than kMostTokensForParts tokens is no segment, and has no parts.
  std::vector<PartMatch> search_parts(const MatchQuery& query, MatchAnalyzer& analyzer,
                                      const SearchOptions& options, CandidateSource& source);

  /// Calls `visit` for the variants that may hold a token of each group, with what is known of
  /// their document, in the order of `comes_before`, until it returns false. Those that hold them
  /// are among these, but for kMostHolding.
  void visit_holding(const HoldingQuery& query,
                     const std::function<bool(VariantId, const HoldingDocument&)>& visit);

  const SearchStatistics& statistics() const { return statistics_; }

 private:
  struct Recent {
    Language language;
    IndexDocument document;
  };
  /// A document that may match, with the run that it stands in (recent ones: none, 0).
  struct Possible {
    PossibleMatch match;
    std::int64_t run = 0;
  };
  /// The arguments of a search.
  struct Request {
    const MatchQuery& query;
    MatchAnalyzer& analyzer;
    const SearchOptions& options;
    CandidateSource& source;
  };
  bool changed();
  void refresh(bool in_callers_transaction, const Language& range);
  RunCache& cache() { return read_in_transaction_ ? own_cache_ : *cache_; }
  void load_runs();
  void load_recent(const Language& range);
  void open_readers(const Language& range);
  template <typename InRun>
  std::vector<Possible> collect(const SearchOptions& options, RunSearch& search, InRun in_run);
  std::vector<Possible> collect(const SearchOptions& options, RunSearch& search);
  std::vector<Possible> narrow(const SearchOptions& options, const MatchText& part,
                               const TagWeights& tags, std::span<const Possible> of_whole);
  std::optional<PartMatch> longest_part(TokenRange range, const std::vector<Possible>& of_whole,
                                        const Request& request);
  std::optional<PartMatch> compare_part(VariantId variant, std::int64_t run, const MatchText& part,
                                        const Request& request);
  bool fetch(VariantId variant, std::int64_t run, const Request& request);
  RunReader& reader_of(std::int64_t run);
  std::vector<VariantId> variants_of(const Possible& possible);
  using HoldingVisit = std::function<bool(VariantId, const HoldingDocument&)>;
  std::vector<HoldingDocument> collect_holding(const HoldingQuery& query);
  bool visit_variants(const HoldingDocument& holding, const HoldingQuery& query,
                      const HoldingVisit& visit);
  bool visit_snapshot(const HoldingQuery& query, const HoldingVisit& visit);
  template <typename Search>
  auto in_snapshot(const Language& range, const Search& search);
  std::vector<RankedMatch> search_snapshot(const Request& request);
  void compare(const std::vector<Possible>& possible, const Request& request, TopMatches& top);
  void compare_all(const Possible& possible, const Request& request, TopMatches& top);
  void compare_one(VariantId variant, std::int64_t run, const Request& request, TopMatches& top);
  const Family* family_of(const Possible& possible, const Request& request);
  bool fetch_any(const Family& family, std::int64_t run, const Request& request);
  bool is_removed(VariantId variant, std::int64_t run);

  sqlite::Database& database_;
  ChunkStore store_;
  sqlite::Statement begin_;
  sqlite::Statement end_;
  sqlite::Statement select_version_;
  sqlite::Statement select_removed_;
  std::int64_t version_ = -1;
  std::int64_t own_changes_ = -1;
  bool read_in_transaction_ = false;
  bool any_removed_ = false;
  std::shared_ptr<RunCache> cache_;
  RunCache own_cache_;  ///< Of what is read in a transaction of the caller's.
  std::vector<std::shared_ptr<const RunInfo>> runs_;
  std::vector<RunReader> readers_;  ///< Of the search that is going on.
  std::vector<Recent> recent_;
  std::optional<Language> recent_range_;  ///< The languages whose recent documents are loaded.
  RunSearch::FoundWeights scratch_;
  StoredCandidate candidate_;
  MatchText candidate_text_;
  SearchStatistics statistics_;
};

}  // namespace calque
