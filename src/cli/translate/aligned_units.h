#pragma once

#include <span>
#include <string>
#include <vector>

#include "align/bead.h"
#include "cli/translate/align_side.h"
#include "model/language.h"
#include "model/translation_unit.h"

namespace calque::cli {

struct AlignedUnitOptions {
  Language source;
  Language target;
  /// The article's name.
  std::string origin;
  /// Pairs of less confidence are left out.
  double least_confidence = 0;
};

/// A unit for each pair of enough confidence, with its inline tags, the sentences around it as
/// context, and the properties origin=alignment and confidence (0 to 1, four decimals).
std::vector<TranslationUnit> aligned_units(const AlignSide& source, const AlignSide& target,
                                           std::span<const align::Bead> beads,
                                           const AlignedUnitOptions& options);

}  // namespace calque::cli
