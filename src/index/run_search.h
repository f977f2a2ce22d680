#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "index/index_document.h"
#include "index/overlap_bound.h"
#include "index/run_reader.h"
#include "match/match_query.h"
#include "match/ranking.h"

namespace calque {

/// A query as the lists that it looks into.
struct ListQuery {
  struct List {
    std::uint64_t hash = 0;
    std::uint32_t weight = 0;
  };
  explicit ListQuery(const MatchText& text);

  std::uint32_t weight = 0;
  std::vector<List> lists;          ///< By numbered key; the heaviest token of a key is the first.
  std::vector<std::uint64_t> ends;  ///< Of the only word.
};

/// The place that a variant could take at best.
RankedMatch best_possible(VariantId variant, const Score& bound);
/// The same of any variant.
RankedMatch best_possible(const Score& bound);

/// A document of a run that may match, with the place that one of its variants could take at best.
struct PossibleMatch {
  RankedMatch best;
  DocumentNumber number = 0;
};

/// What a text must have in common with the query.
enum class SearchFor {
  matches,  ///< A share of the greater weight of both.
  parts,    ///< A share of its own weight, and it must have two words or more.
  whole     ///< As for matches, and all keys of the query: the text may hold the query.
};

/// Finds the documents of a run that may reach a rate.
///
/// With p the rate, W the greater weight of query and document, and m the weight of the keys that
/// both have, a rate of p needs m >= ⌈p × W⌉ (see OverlapBound). From that:
/// - the document weighs at least ⌈p × query weight⌉ and at most query weight / p: a range of
///   document numbers, as documents are numbered by weight;
/// - with the query's lists ordered from rare to frequent and S(k) the weight of list k and all
///   after it, a document that is in none of the lists before k has m <= S(k). So only lists with
///   S(k) >= ⌈p × query weight⌉ can bring in new documents (prefix filter), and list k only those
///   of weight <= S(k) / p;
/// - the other lists are only asked about documents already found, by galloping, until few are
/// left;
/// - what is left is read and bounded by OverlapBound.
///
/// A text that holds the query has all of its weight: then m >= query weight takes the place of
/// m >= ⌈p × W⌉, and the rarest list alone brings in documents.
///
/// The index knows the text alone. Inline tags can only take points off the rate of the text, so
/// that its bounds hold. Where they are tokens (TagRule::strict), tags of weight `T` may be in
/// common besides: those of the query, and markup in its text, which an inline tag of the candidate
/// may stand against, as may the query's inline tags against markup in the candidate's text, which
/// weighs there already. So the bounds are those of the text with T more in common, of the greater
/// of the weights of the query with its inline tags and of the candidate's text. As a match must
/// have a key in common with the query, the lists find it still.
class RunSearch {
 public:
  /// By document number, the weight found so far; all 0 between searches. Kept by the caller, as
  /// filling it with zeros would take longer than most searches.
  using FoundWeights = std::vector<std::uint32_t>;

  RunSearch(const MatchText& query, SearchFor goal, FoundWeights& scratch,
            const TagWeights& tags = {});

  /// Appends all that may reach `at_least` (1 % or more). Where parts are searched for, the weight
  /// of a bound less its cost is the weight in common at most.
  void run(RunReader& run, MatchRate at_least, std::vector<PossibleMatch>& out);

  /// As `run`, of `numbers` alone.
  void bound(RunReader& run, MatchRate at_least, std::span<const DocumentNumber> numbers,
             std::vector<PossibleMatch>& out);

  /// The bound of a document that is not in a run.
  Score bound(const IndexDocument& document);

  /// True where a document of this bound may be what is searched for.
  bool admits(const Score& bound) const {
    return goal_ != SearchFor::whole || bound.weight - bound.cost >= query_.weight;
  }

 private:
  struct RankedList {
    const PostingList* postings = nullptr;
    std::uint32_t weight = 0;
    std::uint32_t weight_from_here = 0;  ///< S(k)
  };
  std::vector<RankedList> rank_lists(RunReader& run) const;
  struct Window {
    DocumentNumber begin = 0;
    DocumentNumber end_of_new = 0;  ///< From here on only documents already found count.
    DocumentNumber end = 0;
  };
  void collect(const PostingList& list, std::uint32_t weight, const Window& window);
  void gallop(const PostingList& list, std::uint32_t weight);
  void keep_reachable(const RunInfo& run, std::uint32_t still_to_come);
  void find(RunReader& run);
  Score bound_of_symbols(std::uint32_t document_weight, std::uint64_t pattern);
  std::uint32_t greater_weight(std::uint32_t document_weight) const;
  std::uint32_t needed(std::uint32_t document_weight) const;

  ListQuery query_;
  std::uint64_t pattern_;
  SearchFor goal_;
  std::uint32_t own_weight_;   ///< Of the query with its inline tags.
  std::uint32_t common_tags_;  ///< T
  OverlapBound bound_;
  MatchRate at_least_;
  FoundWeights& found_weight_;
  std::vector<DocumentNumber> found_;
  std::vector<OverlapBound::Symbol> symbols_;
};

}  // namespace calque
