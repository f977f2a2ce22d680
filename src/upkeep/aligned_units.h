#pragma once

#include <span>
#include <string>
#include <vector>

#include "align/bead.h"
#include "align/side.h"
#include "model/language.h"
#include "model/translation_unit.h"

namespace calque {

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
/// context, and the properties origin=alignment and confidence (0 to 1, four decimals).
std::vector<TranslationUnit> aligned_units(const align::Side& source, const align::Side& target,
                                           std::span<const align::Bead> beads,
                                           const AlignedUnitOptions& options);

}  // namespace calque
