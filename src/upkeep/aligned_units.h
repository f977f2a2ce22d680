#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "align/bead.h"
#include "align/side.h"
#include "model/language.h"
#include "model/translation_unit.h"

namespace calque {

class Batch;
class Session;

struct AlignedUnitOptions {
  Language source;
  Language target;
  /// The article's name.
  std::string origin;
  std::string date;  ///< The units' creation date, as in TMX.
  std::string user;  ///< Their creation id.
  /// Pairs of less confidence (0 to 1) are left out.
  double least_confidence = 0;
};

/// A unit for each pair of enough confidence, with its inline tags, the sentences around it as
/// context, and the properties origin=alignment and confidence (0 to 1, four decimals). A bead of
/// confidence 1 is one that a person has decided: its unit is confirmed.
std::vector<TranslationUnit> aligned_units(const align::Side& source, const align::Side& target,
                                           std::span<const align::Bead> beads,
                                           const AlignedUnitOptions& options);

/// What became of the pairs that were stored.
struct StoredPairs {
  std::int64_t added = 0;
  std::int64_t replaced = 0;  ///< They took the place of pairs of the same article.
  std::int64_t moved = 0;     ///< Only their neighbours were other ones.
  std::int64_t known = 0;
};

/// Stores aligned units of one article. A pair that the memory has of it is known; one with the
/// same source text, or else the same translation, as an earlier one takes its place; others are
/// added.
StoredPairs store_aligned(Session& session, Batch& batch, std::span<const TranslationUnit> units);

}  // namespace calque
