#include "upkeep/unit_edit.h"

#include <algorithm>

namespace calque {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool takes(const std::vector<Language>& ranges, const Language& language) {
  return ranges.empty() || std::ranges::any_of(ranges, [&language](const Language& range) {
           return range.includes(language);
         });
}

/// True when the neighbour changed.
bool change_neighbour(std::string& text, const Language& language, const SegmentChange& change) {
  if (text.empty()) return false;
  Segment segment{.text = text, .tags = {}};
  change(segment, language);
  if (segment.text == text || is_blank(segment.text)) return false;
  text = std::move(segment.text);
  return true;
}

}  // namespace

std::optional<TranslationUnit> edit_segments(const TranslationUnit& unit,
                                             const std::vector<Language>& languages,
                                             const SegmentChange& change, const EditStamp& stamp,
                                             std::int64_t& kept_from_empty) {
  TranslationUnit edited = unit;
  bool changed = false;
  for (Variant& variant : edited.variants) {
    if (!takes(languages, variant.language)) continue;
    changed |= change_neighbour(variant.context.previous, variant.language, change);
    changed |= change_neighbour(variant.context.next, variant.language, change);
    Segment segment = variant.segment;
    change(segment, variant.language);
    if (segment == variant.segment) continue;
    if (is_blank(segment.text) && !is_blank(variant.segment.text)) {
      ++kept_from_empty;
      continue;
    }
    variant.segment = std::move(segment);
    variant.metadata.change_date = stamp.date;
    variant.metadata.change_id = stamp.user;
    changed = true;
  }
  if (!changed) return std::nullopt;
  return edited;
}

}  // namespace calque
