#include "upkeep/aligned_units.h"

namespace calque {
namespace {

/// Rounded down, so that what is short of a limit does not seem to reach it.
std::string confidence_text(double confidence) {
  const int part = static_cast<int>(confidence * 10000);
  const std::string digits = std::to_string(10000 + part % 10000).substr(1);
  return std::to_string(part / 10000) + "." + digits;
}

Variant variant(const align::Side& side, align::Range range, const Language& language) {
  Variant out;
  out.language = language;
  out.segment = align::joined(side.segments, range);
  if (range.begin > 0) out.context.previous = side.segments[range.begin - 1].text;
  if (range.end < side.segments.size()) out.context.next = side.segments[range.end].text;
  return out;
}

}  // namespace

std::vector<TranslationUnit> aligned_units(const align::Side& source, const align::Side& target,
                                           std::span<const align::Bead> beads,
                                           const AlignedUnitOptions& options) {
  std::vector<TranslationUnit> units;
  for (const align::Bead& bead : beads) {
    if (bead.source.empty() || bead.target.empty()) continue;
    if (bead.confidence < options.least_confidence) continue;
    TranslationUnit unit;
    unit.source_language = options.source;
    unit.segment_type = "sentence";
    unit.origin = options.origin;
    unit.properties.push_back({"origin", "alignment", {}, {}});
    unit.properties.push_back({"confidence", confidence_text(bead.confidence), {}, {}});
    unit.metadata.creation_date = options.date;
    unit.metadata.creation_id = options.user;
    unit.variants.push_back(variant(source, bead.source, options.source));
    unit.variants.push_back(variant(target, bead.target, options.target));
    units.push_back(std::move(unit));
  }
  return units;
}

}  // namespace calque
