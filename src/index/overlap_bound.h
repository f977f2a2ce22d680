#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "calque/match.h"
#include "index/hash_ids.h"
#include "match/match_text.h"

namespace calque {

/// The least that an edit between the query and a document can cost, from their keys alone.
///
/// Tokens that are matched in an edit keep their order, so the words matched are no more than the
/// longest common subsequence of the two sequences of word keys; that is found with bit operations
/// (M. Crochemore et al., "A fast and practical bit-vector algorithm for the longest common
/// subsequence problem", 2001). Of the words that both sides have, in any order, the heaviest so
/// many count. Light tokens are bounded by what both sides have of each class.
///
/// Words are counted with their weight in the query. Since a token that is not matched costs its
/// weight, and two that are matched at least what the document's weighs more, cost >= greater
/// weight - weight matched.
class OverlapBound {
 public:
  /// Light classes are symbols 0 to 2, then the query's distinct word keys; kOtherWord is any
  /// other.
  using Symbol = std::uint32_t;
  static constexpr Symbol kOtherWord = UINT32_MAX;

  explicit OverlapBound(const MatchText& query);

  Symbol symbol_of(std::uint64_t key) const { return symbols_.find(key); }

  /// The query's distinct keys, in order of their symbols.
  std::size_t symbols() const { return symbols_.size(); }
  std::uint64_t key_of(Symbol symbol) const { return symbols_.hash(symbol); }

  /// The weight that the query and a document have in common at most.
  std::uint32_t overlap(std::span<const Symbol> document);

  /// A score that no edit between the query and a document of these symbols and this weight can
  /// beat.
  Score operator()(std::span<const Symbol> document, std::uint32_t document_weight);

 private:
  std::size_t common_words(std::span<const Symbol> document);
  std::size_t collect_shared(std::span<const Symbol> document);

  HashIds symbols_;
  std::uint32_t weight_;
  std::uint32_t only_word_ = 0;  ///< Its weight, if the query has one word.
  std::size_t blocks_;
  std::vector<std::uint64_t> masks_;  ///< blocks_ for each symbol.
  std::array<std::uint32_t, 3> light_{};
  std::vector<std::vector<std::uint32_t>> word_weights_;  ///< By symbol, the heaviest first.
  std::vector<std::uint32_t> seen_;                       ///< By symbol, in a document.
  std::vector<std::uint32_t> shared_;                     ///< Weights of the words that both have.
  std::vector<std::uint64_t> open_;
};

}  // namespace calque
