#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calque/language.h"
#include "calque/session.h"
#include "store/history.h"

/// The pairs of translations in a memory from which words are learnt.
namespace calque {

/// What is to be learnt.
struct LexiconKey {
  Language source;
  Language target;
  /// Units that came from this file do not teach; empty for none.
  std::string without;
};

/// So many pairs are looked at, no more: the oldest.
inline constexpr std::int64_t kMostPairs = 20'000;
/// Longer texts teach nothing (and are not counted): they say little about single words, and their
/// cost grows with the square of their length.
inline constexpr std::size_t kLongestTeaching = 2'000;

/// How many of `pairs` pairs teach: the number with all but its first six binary digits made 0. So
/// a memory may grow by some per cent before its words are to be learnt anew, and yet it is certain
/// by its content alone what is learnt from it.
std::int64_t teaching_count(std::int64_t pairs);

/// The pairs that were found: in the order of the source's variants, of each with the first
/// variant of its unit in the target language.
struct FoundPairs {
  std::int64_t count = 0;         ///< At most kMostPairs.
  std::int64_t last_variant = 0;  ///< The last source variant looked at.
};

struct TeachingPairs {
  FoundPairs found;
  /// The first teaching_count(found.count) of them, but those that LexiconKey::without leaves out.
  std::vector<std::pair<std::string, std::string>> pairs;
};

TeachingPairs read_teaching_pairs(Session& session, const LexiconKey& key);

/// What would be found now, given what was found at a point in the past; nothing when pairs
/// that were found then have been changed or deleted since, or may have been.
std::optional<FoundPairs> find_further_pairs(Session& session, const LexiconKey& key,
                                             const HistoryPoint& then, const FoundPairs& found);

/// True when some batch brought units from a file of this name.
bool has_file(Session& session, std::string_view name);

}  // namespace calque
