#include "calque/align.h"

#include <optional>

#include "calque/session.h"
#include "transfer/predecessors.h"

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
    // Probability 1 is kept for what a person decided (align/posterior.cpp).
    unit.confirmation = bead.confidence >= 1 ? Confirmation::given : Confirmation::missing;
    unit.metadata.creation_date = options.date;
    unit.metadata.creation_id = options.user;
    unit.variants.push_back(variant(source, bead.source, options.source));
    unit.variants.push_back(variant(target, bead.target, options.target));
    units.push_back(std::move(unit));
  }
  return units;
}

StoredPairs store_aligned(Session& session, Batch& batch, std::span<const TranslationUnit> units) {
  StoredPairs stored;
  if (units.empty()) return stored;
  Predecessors predecessors(session, units.front().origin);
  // All of those with the same source text first: what is left then has been edited there.
  std::vector<std::optional<TranslationUnit>> older;
  for (const TranslationUnit& unit : units) older.push_back(predecessors.take(unit, batch));
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!older[i]) older[i] = predecessors.take_by_translation(units[i], batch);
    switch (put(batch, units[i], older[i], units[i].metadata.creation_date)) {
      case Stored::added:
        ++stored.added;
        break;
      case Stored::replaced:
        ++stored.replaced;
        break;
      case Stored::moved:
        ++stored.moved;
        break;
      case Stored::known:
        ++stored.known;
        break;
    }
  }
  return stored;
}

}  // namespace calque
