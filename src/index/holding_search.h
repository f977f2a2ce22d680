#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "index/index_document.h"
#include "index/run_reader.h"

namespace calque {

/// Keys of tokens (MatchToken::key), any of which may stand for a word that is looked for.
using KeyGroup = std::vector<std::uint64_t>;

/// A document that has, for each group, a token with one of its keys.
struct HoldingDocument {
  std::int64_t run = 0;  ///< None, 0, of a recent one.
  DocumentNumber number = 0;
  VariantId variant;  ///< Of a recent one.
  std::uint32_t weight = 0;
  /// Tokens, punctuation left out, that at least stand between those that are looked for, where
  /// they are nearest to each other.
  std::uint32_t between = 0;
};

/// The nearest first, then the shortest.
bool comes_before(const HoldingDocument& a, const HoldingDocument& b);

/// Finds the documents that hold tokens of several groups of keys. The texts themselves may hold
/// other words: a key is a word's beginning.
class HoldingSearch {
 public:
  explicit HoldingSearch(std::span<const KeyGroup> groups) : groups_(groups) {}

  /// Appends documents of a run, those of the least weight first, until `out` has `most`.
  void run(RunReader& run, std::size_t most, std::vector<HoldingDocument>& out);

  /// What `between` would be of a text with these keys; nothing where it lacks a group.
  std::optional<std::uint32_t> between(std::span<const std::uint64_t> keys) const;

 private:
  std::vector<DocumentNumber> holding_group(RunReader& run, const KeyGroup& group) const;
  std::vector<DocumentNumber> holding_all(RunReader& run) const;

  std::span<const KeyGroup> groups_;
};

}  // namespace calque
