#include "formats/tmx/tmx_profile.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "calque/unit.h"
#include "formats/tmx/tmx_names.h"
#include "text/counted.h"
#include "text/xml_text.h"

namespace calque {
namespace {

/// By which Trados Studio, which reads Workbench's files, tells equal texts apart.
constexpr std::string_view kTradosKey = "x-IdContext";

/// The id-based context of memoQ.
constexpr std::string_view kMemoqKey = "x-context";

constexpr std::string_view kMemoqFile = "x-document";

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

/// What memoQ writes itself, on units and on their source variants.
bool is_memoq_property(const Property& property) {
  constexpr std::array<std::string_view, 10> kNames{
      "client",  "project",  "domain",  "subject",           "corrected",
      "aligned", kMemoqFile, kMemoqKey, tmx::kContextBefore, tmx::kContextAfter};
  return std::ranges::find(kNames, property.type) != kNames.end();
}

bool is_seen(const Property& property, TmxProfile profile) {
  switch (profile) {
    case TmxProfile::plain:
      return true;
    case TmxProfile::omegat:
      return is_omegat_property(property);
    case TmxProfile::trados:
      return is_workbench_field(property) || property.type == kTradosKey;
    case TmxProfile::memoq:
      return is_memoq_property(property);
  }
  return false;
}

std::uint64_t count_unseen_properties(const std::vector<Property>& properties, TmxProfile profile) {
  return static_cast<std::uint64_t>(std::ranges::count_if(
      properties, [profile](const Property& property) { return !is_seen(property, profile); }));
}

bool has_context(const Variant& variant) {
  return variant.context != Context{};
}

bool has_property(const std::vector<Property>& properties, std::string_view type) {
  return std::ranges::find(properties, type, &Property::type) != properties.end();
}

/// The kind of keys (model/identity.h) that the program knows.
std::string_view key_kind_of(TmxProfile profile) {
  switch (profile) {
    case TmxProfile::trados:
      return "trados";
    case TmxProfile::memoq:
      return "context";
    default:
      return "omegat";
  }
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
  const auto add = [&lines](std::uint64_t count, std::string_view noun, std::string_view what) {
    if (count > 0) lines.push_back(text::counted(count, noun).append(what));
  };
  add(units_left_out, "unit", " left out: no variant in the source or target language");
  add(variants_left_out, "variant", " left out: not in the source or target language");
  add(tags_left_out, "inline tag", " left out: text alone was asked for");
  add(sub_flows_unseen, "sub-flow", " written that the program does not translate");
  add(notes_unseen, "note", " written that the program does not show");
  add(properties_unseen, "property", " written that the program does not use");
  add(contexts_unseen, "context", " written that the program does not use");
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
  const Identity identity = identity_of(unit, unit.variants.front());
  const auto own = std::ranges::find(identity.keys, key_kind_of(profile), &ContextKey::kind);
  if (own != identity.keys.end() || identity.keys.empty()) return;
  std::string name = name_of(identity.keys.front());
  if (name.empty()) return;
  if (profile != TmxProfile::omegat) {
    const std::string_view type = profile == TmxProfile::trados ? kTradosKey : kMemoqKey;
    unit.properties.push_back({std::string(type), std::move(name), {}, {}});
    return;
  }
  if (!has_property(unit.properties, "file") && !unit.origin.empty()) {
    unit.properties.push_back({"file", unit.origin, {}, {}});
  }
  unit.properties.push_back({"id", std::move(name), {}, {}});
}

void add_memoq_properties(TranslationUnit& pair) {
  if (!has_property(pair.properties, kMemoqFile) && !pair.origin.empty()) {
    pair.properties.push_back({std::string(kMemoqFile), pair.origin, {}, {}});
  }
  Variant& source = pair.variants.front();
  for (const auto& [type, text] : {std::pair(tmx::kContextBefore, &source.context.previous),
                                   std::pair(tmx::kContextAfter, &source.context.next)}) {
    if (text->empty() || has_property(source.properties, type)) continue;
    std::string seg = "<seg>";
    text::append_xml_content(seg, *text);
    source.properties.push_back({std::string(type), seg + "</seg>", {}, {}});
  }
}

/// Not left out of the file: told, because the program that it is for will not use it.
void count_unseen(const TranslationUnit& unit, TmxProfile profile, TmxWriteReport& report) {
  if (profile == TmxProfile::plain) return;
  const bool memoq = profile == TmxProfile::memoq;
  if (profile != TmxProfile::omegat) report.notes_unseen += unit.notes.size();
  report.properties_unseen += count_unseen_properties(unit.properties, profile);
  for (const Variant& variant : unit.variants) {
    const bool memoq_source = memoq && &variant == &unit.variants.front();
    report.notes_unseen += variant.notes.size();
    report.properties_unseen += memoq_source ? count_unseen_properties(variant.properties, profile)
                                             : variant.properties.size();
    if (has_context(variant) && !memoq_source) ++report.contexts_unseen;
    report.sub_flows_unseen += count_sub_flows(variant.segment);
  }
}

}  // namespace calque
