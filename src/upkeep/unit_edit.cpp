#include "upkeep/unit_edit.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "calque/error.h"
#include "model/segment_markup.h"
#include "text/trim.h"

namespace calque {
namespace {

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
  if (segment.text == text || text::is_blank(segment.text)) return false;
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
    if (text::is_blank(segment.text) && !text::is_blank(variant.segment.text)) {
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

void put_variant(TranslationUnit& unit, Variant variant, const PutRules& rules,
                 const EditStamp& stamp) {
  const auto present = std::ranges::find(unit.variants, variant.language, &Variant::language);
  if (rules.beside || present == unit.variants.end()) {
    variant.metadata.creation_date = stamp.date;
    variant.metadata.creation_id = stamp.user;
    unit.variants.push_back(std::move(variant));
    return;
  }
  const auto next = std::ranges::find(std::next(present), unit.variants.end(), variant.language,
                                      &Variant::language);
  if (next != unit.variants.end()) {
    throw UsageError("unit " + std::to_string(unit.id.value) + " has several variants in " +
                     variant.language.tag() +
                     ": take them out with --remove, or add one with --alternative");
  }
  if (!present->segment.tags.empty() && !rules.tags_may_go) {
    throw UsageError("the text of unit " + std::to_string(unit.id.value) + " in " +
                     variant.language.tag() + " has inline tags, " + to_markup(present->segment) +
                     ": give the new one with its tags and --markup, or --drop-tags");
  }
  present->segment = std::move(variant.segment);
  present->metadata.change_date = stamp.date;
  present->metadata.change_id = stamp.user;
}

void remove_language(TranslationUnit& unit, const Language& language) {
  const auto removed = std::erase_if(
      unit.variants, [&language](const Variant& variant) { return variant.language == language; });
  if (removed == 0) {
    throw UsageError("unit " + std::to_string(unit.id.value) + " has no variant in " +
                     language.tag());
  }
  if (unit.variants.empty()) {
    throw UsageError("unit " + std::to_string(unit.id.value) +
                     " would be left without text: \"calque delete\" removes it");
  }
}

TranslationUnit without_base(TranslationUnit unit) {
  for (Variant& variant : unit.variants) variant.base = 0;
  return unit;
}

}  // namespace calque
