#include "formats/tmx/tmx_profile.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "calque/unit.h"

namespace calque {
namespace {

/// By which Trados Studio, which reads Workbench's files, tells equal texts apart.
constexpr std::string_view kTradosKey = "x-IdContext";

std::uint64_t count_sub_flows(const Segment& segment) {
  std::uint64_t count = 0;
  for (const InlineTag& tag : segment.tags) {
    count += static_cast<std::uint64_t>(std::ranges::count_if(
        tag.code, [](const CodePart& part) { return std::holds_alternative<SubFlow>(part); }));
  }
  return count;
}

/// The fields of a Trados Workbench memory; its other props are not imported.
bool is_workbench_field(const Property& property) {
  return property.type.starts_with("Txt::") || property.type.starts_with("Att::");
}

/// The props by which OmegaT tells a unit; see its documentation of the project TMX.
bool is_omegat_property(const Property& property) {
  constexpr std::array<std::string_view, 5> kNames{"file", "id", "prev", "next", "path"};
  return std::ranges::find(kNames, property.type) != kNames.end();
}

std::uint64_t count_unseen_properties(const std::vector<Property>& properties, TmxProfile profile) {
  return static_cast<std::uint64_t>(
      std::ranges::count_if(properties, [profile](const Property& property) {
        return profile == TmxProfile::trados
                   ? !is_workbench_field(property) && property.type != kTradosKey
                   : !is_omegat_property(property);
      }));
}

bool has_context(const Variant& variant) {
  return variant.context != Context{};
}

const Variant* find_source(const TranslationUnit& unit, const TmxPairChoice& choice) {
  if (choice.source) return unit.find_variant(*choice.source);
  if (unit.source_language) {
    if (const Variant* found = unit.find_variant(*unit.source_language)) return found;
  }
  return unit.variants.empty() ? nullptr : &unit.variants.front();
}

TranslationUnit without_variants(const TranslationUnit& unit) {
  TranslationUnit bare;
  bare.tuid = unit.tuid;
  bare.segment_type = unit.segment_type;
  bare.metadata = unit.metadata;
  bare.notes = unit.notes;
  bare.origin = unit.origin;
  bare.properties = unit.properties;
  return bare;
}

}  // namespace

std::vector<std::string> TmxWriteReport::losses() const {
  std::vector<std::string> lines;
  const auto add = [&lines](std::uint64_t count, std::string_view what) {
    if (count > 0) lines.push_back(std::to_string(count).append(" ").append(what));
  };
  add(units_left_out, "units left out: no variant in the source or target language");
  add(variants_left_out, "variants left out: not in the source or target language");
  add(tags_left_out, "inline tags left out: text alone was asked for");
  add(sub_flows_unseen, "sub-flows written that the program does not translate");
  add(notes_unseen, "notes written that the program does not show");
  add(properties_unseen, "properties written that the program does not use");
  add(contexts_unseen, "contexts written that the program does not use");
  return lines;
}

std::vector<TranslationUnit> split_into_pairs(const TranslationUnit& unit,
                                              const TmxPairChoice& choice, TmxWriteReport& report) {
  std::vector<TranslationUnit> pairs;
  const Variant* const source = find_source(unit, choice);
  for (const Variant& variant : unit.variants) {
    if (source == nullptr || &variant == source) continue;
    // Alternatives of the source are no translations of it.
    if (variant.language == source->language) continue;
    if (choice.target && !choice.target->includes(variant.language)) continue;
    TranslationUnit pair = without_variants(unit);
    // A tuid is to be the only one of its value in the file: the first pair keeps it.
    if (!pairs.empty()) pair.tuid.clear();
    if (unit.variants.size() == 2) pair.uid = unit.uid;
    pair.source_language = source->language;
    pair.variants = {*source, variant};
    pairs.push_back(std::move(pair));
  }
  if (pairs.empty()) {
    ++report.units_left_out;
  } else {
    report.variants_left_out += unit.variants.size() - pairs.size() - 1;
  }
  return pairs;
}

void add_key_properties(TranslationUnit& unit, TmxProfile profile) {
  if (profile == TmxProfile::plain || unit.variants.empty()) return;
  const bool trados = profile == TmxProfile::trados;
  const Identity identity = identity_of(unit, unit.variants.front());
  const auto own =
      std::ranges::find(identity.keys, trados ? "trados" : "omegat", &ContextKey::kind);
  if (own != identity.keys.end() || identity.keys.empty()) return;
  std::string name = name_of(identity.keys.front());
  if (name.empty()) return;
  if (trados) {
    unit.properties.push_back({std::string(kTradosKey), std::move(name), {}, {}});
    return;
  }
  const bool has_file =
      std::ranges::find(unit.properties, "file", &Property::type) != unit.properties.end();
  if (!has_file && !unit.origin.empty()) unit.properties.push_back({"file", unit.origin, {}, {}});
  unit.properties.push_back({"id", std::move(name), {}, {}});
}

/// Not left out of the file: told, because the program that it is for will not use it.
void count_unseen(const TranslationUnit& unit, TmxProfile profile, TmxWriteReport& report) {
  if (profile == TmxProfile::plain) return;
  const bool trados = profile == TmxProfile::trados;
  if (trados) report.notes_unseen += unit.notes.size();
  report.properties_unseen += count_unseen_properties(unit.properties, profile);
  for (const Variant& variant : unit.variants) {
    report.notes_unseen += variant.notes.size();
    report.properties_unseen += variant.properties.size();
    if (has_context(variant)) ++report.contexts_unseen;
    report.sub_flows_unseen += count_sub_flows(variant.segment);
  }
}

}  // namespace calque
