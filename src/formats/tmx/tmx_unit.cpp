#include "formats/tmx/tmx_unit.h"

#include <algorithm>
#include <pugixml.hpp>
#include <utility>

#include "formats/tmx/tmx_context.h"
#include "formats/tmx/tmx_date.h"
#include "formats/tmx/tmx_names.h"
#include "model/language_reading.h"
#include "model/segment_tags.h"
#include "model/segment_xml.h"
#include "text/ascii.h"
#include "text/trim.h"

namespace calque {
namespace {

bool is_namespace_declaration(std::string_view name) {
  return name == "xmlns" || name.starts_with("xmlns:") || name == "xml:space";
}

const tmx::MetadataAttribute* find_metadata(std::string_view name) {
  const auto found =
      std::ranges::find_if(tmx::kMetadataAttributes, [name](const tmx::MetadataAttribute& known) {
        return text::equals_ignoring_case(name, known.name);
      });
  return found == tmx::kMetadataAttributes.end() ? nullptr : &*found;
}

/// Removes the first property of this type that has a value and nothing else, and returns the
/// value.
std::string take_value(std::vector<Property>& properties, std::string_view type) {
  const auto found = std::ranges::find_if(properties, [type](const Property& property) {
    return property.type == type && !property.value.empty() && property.language.empty() &&
           property.encoding.empty();
  });
  if (found == properties.end()) return {};
  std::string value = std::move(found->value);
  properties.erase(found);
  return value;
}

/// Reads one `tu`, and remembers the source language that it names.
class UnitBuilder {
 public:
  UnitBuilder(const TmxUnitDefaults& defaults, const ReadPlace& place, IssueLog& log)
      : defaults_(defaults), place_(place), log_(log) {}

  /// Attributes of the unit first; defaults of the header only where neither they nor the props
  /// that calque wrote say anything.
  TranslationUnit build(const pugi::xml_node& tu) {
    read_unit_attributes(tu);
    for (const pugi::xml_node& child : tu.children()) read_unit_child(child);
    restore(unit_.metadata, unit_.properties);
    if (unit_.tuid.empty()) unit_.tuid = take_value(unit_.properties, tmx::kTuidProperty);
    take_uid();
    if (take_value(unit_.properties, tmx::kConfirmedProperty) == "yes") {
      unit_.confirmation = Confirmation::given;
    }
    apply_defaults();
    resolve_source_language();
    read_contexts(unit_);
    if (unit_.variants.empty()) remark("a unit has no variant");
    return std::move(unit_);
  }

 private:
  /// What has not the form of a uid stays a property.
  void take_uid() {
    const auto found = std::ranges::find(unit_.properties, tmx::kUidProperty, &Property::type);
    if (found == unit_.properties.end()) return;
    const auto uid = Uid::parse(found->value);
    if (!uid) return;
    unit_.uid = UnitUid{*uid};
    unit_.properties.erase(found);
  }

  void remark(std::string_view topic, std::string_view detail = {}) {
    log_.remark(place_, topic, detail);
  }

  void read_unit_attributes(const pugi::xml_node& tu) {
    for (const pugi::xml_attribute& attribute : tu.attributes()) {
      const std::string_view name = attribute.name();
      if (text::equals_ignoring_case(name, "tuid")) {
        unit_.tuid = attribute.value();
      } else if (text::equals_ignoring_case(name, "srclang")) {
        source_language_ = attribute.value();
      } else if (text::equals_ignoring_case(name, "segtype")) {
        read_segment_type(attribute);
      } else {
        read_common_attribute(attribute, unit_.metadata, unit_.properties);
      }
    }
  }

  void read_segment_type(const pugi::xml_attribute& attribute) {
    unit_.segment_type = known_segment_type(attribute.value());
    if (!unit_.segment_type.empty()) return;
    remark("a segtype that TMX does not have is kept as a property", attribute.value());
    keep_attribute(attribute, unit_.properties);
  }

  void read_common_attribute(const pugi::xml_attribute& attribute, Metadata& metadata,
                             std::vector<Property>& properties) {
    const std::string_view name = attribute.name();
    if (const tmx::MetadataAttribute* known = find_metadata(name)) {
      // Dates are creationdate, changedate and lastusagedate.
      metadata.*(known->field) =
          known->name.ends_with("date") ? read_date(attribute.value()) : attribute.value();
    } else if (!is_namespace_declaration(name)) {
      remark("an attribute that TMX does not have is kept as a property", name);
      keep_attribute(attribute, properties);
    }
  }

  static void keep_attribute(const pugi::xml_attribute& attribute,
                             std::vector<Property>& properties) {
    properties.push_back(
        {std::string(tmx::kAttributePrefix) + attribute.name(), attribute.value(), {}, {}});
  }

  std::string read_date(const char* written) {
    if (auto date = to_tmx_date(written)) return std::move(*date);
    if (*written != '\0') remark("a date cannot be read and is kept as it is", written);
    return written;
  }

  void read_unit_child(const pugi::xml_node& child) {
    const std::string_view name = local_name(child.name());
    if (text::equals_ignoring_case(name, "tuv")) {
      read_variant(child);
    } else {
      read_text_element(child, unit_.notes, unit_.properties);
    }
  }

  /// Reads a note or a prop; anything else is left out.
  void read_text_element(const pugi::xml_node& node, std::vector<Note>& notes,
                         std::vector<Property>& properties) {
    const std::string_view name = local_name(node.name());
    if (text::equals_ignoring_case(name, "prop")) {
      properties.push_back(read_property(node));
      if (!node.attribute("type")) remark("a prop has no type");
    } else if (text::equals_ignoring_case(name, "note")) {
      notes.push_back(read_note(node));
    } else if (node.type() == pugi::node_element) {
      remark("an element that TMX does not have is left out", name);
    } else if (!text::is_blank(node.value())) {
      remark("text outside of seg, note and prop is left out", node.value());
    }
  }

  /// TMX has one seg in a tuv. Tools write none, or several: the text is taken in any case.
  void read_variant(const pugi::xml_node& tuv) {
    Variant variant;
    read_variant_attributes(tuv, variant);
    std::vector<Segment> further;
    std::string loose_text;
    bool has_segment = false;
    for (const pugi::xml_node& child : tuv.children()) {
      if (text::equals_ignoring_case(local_name(child.name()), "seg")) {
        Segment segment = read_segment(child, variant);
        if (!std::exchange(has_segment, true)) {
          variant.segment = std::move(segment);
        } else {
          further.push_back(std::move(segment));
        }
      } else if (child.type() == pugi::node_element) {
        read_text_element(child, variant.notes, variant.properties);
      } else {
        loose_text += child.value();
      }
    }
    if (!has_segment) variant.segment.text = text_without_seg(loose_text);
    if (has_segment && !text::is_blank(loose_text))
      remark("text beside seg is left out", loose_text);
    add_variant(std::move(variant), std::move(further));
  }

  std::string text_without_seg(std::string_view loose_text) {
    remark("a variant has no seg; its text is taken");
    return std::string(text::trimmed(loose_text));
  }

  void add_variant(Variant variant, std::vector<Segment> further) {
    if (!variant.properties.empty()) {
      restore(variant.metadata, variant.properties);
      if (variant.language.undetermined()) {
        const std::string kept = take_value(variant.properties, tmx::kLanguageProperty);
        // As it was before the export, also where it has not the form of a tag.
        variant.language = understand_language(kept).value_or(Language(kept));
      }
    }
    // TMX has no unit without variants: the writer puts in one that says so.
    const bool stands_in = variant.segment == Segment{} && variant.language.undetermined() &&
                           !take_value(variant.properties, tmx::kNoVariantProperty).empty();
    if (stands_in) return;
    const Language language = variant.language;
    unit_.variants.push_back(std::move(variant));
    for (Segment& segment : further) {
      remark("a variant has several seg elements; each becomes a variant");
      Variant another;
      another.language = language;
      another.segment = std::move(segment);
      unit_.variants.push_back(std::move(another));
    }
  }

  /// xml:lang goes before the older lang.
  void read_variant_attributes(const pugi::xml_node& tuv, Variant& variant) {
    std::string_view language;
    std::string_view old_language;
    for (const pugi::xml_attribute& attribute : tuv.attributes()) {
      const std::string_view name = attribute.name();
      if (text::equals_ignoring_case(name, "xml:lang")) {
        language = attribute.value();
      } else if (text::equals_ignoring_case(name, "lang")) {
        old_language = attribute.value();
      } else {
        read_common_attribute(attribute, variant.metadata, variant.properties);
      }
    }
    if (text::is_blank(language)) language = old_language;
    if (text::is_blank(language)) remark("a variant has no language; it is read as \"und\"");
    variant.language = language_in_file(language);
  }

  /// Plain text, which most segments are, needs no reading of inline markup.
  Segment read_segment(const pugi::xml_node& seg, Variant& variant) {
    for (const pugi::xml_attribute& attribute : seg.attributes()) {
      if (is_namespace_declaration(attribute.name())) continue;
      remark("an attribute that TMX does not have is kept as a property", attribute.name());
      variant.properties.push_back({std::string(tmx::kAttributePrefix) + "seg:" + attribute.name(),
                                    attribute.value(),
                                    {},
                                    {}});
    }
    const pugi::xml_node child = seg.first_child();
    if (!child) return {};
    if (child.type() == pugi::node_pcdata && !child.next_sibling()) return {child.value(), {}};
    SegmentFindings findings;
    Segment segment = segment_from_xml(seg, findings);
    if (findings.foreign_elements > 0) {
      remark("inline elements that TMX does not have are kept as codes");
    }
    remark_on_repairs(normalise_tags(segment));
    return segment;
  }

  void remark_on_repairs(const TagRepairs& repairs) {
    if (repairs.unpaired > 0) remark("a bpt or ept without its other half is read as it");
    if (repairs.renumbered > 0) remark("pairs of tags without an i of their own were numbered");
    if (repairs.dropped_attributes > 0) {
      remark("attributes of inline elements that TMX does not have were dropped");
    }
    if (repairs.added_positions > 0) remark("an it element has no usable pos; it was worked out");
  }

  /// Puts values that the DTD has no place for back where they belong.
  static void restore(Metadata& metadata, std::vector<Property>& properties) {
    if (properties.empty()) return;
    for (const tmx::MetadataAttribute& kept : tmx::kMetadataProperties) {
      std::string& field = metadata.*(kept.field);
      if (field.empty()) field = take_value(properties, kept.name);
    }
  }

  void apply_defaults() {
    const auto apply = [](std::string& value, const std::string& fallback) {
      if (value.empty()) value = fallback;
      // "unknown" is what TMX has to write where nothing is known.
      if (value == tmx::kUnknown) value.clear();
    };
    if (unit_.segment_type.empty()) unit_.segment_type = defaults_.segment_type;
    apply(unit_.metadata.datatype, defaults_.datatype);
    apply(unit_.metadata.original_format, defaults_.original_format);
    apply(unit_.metadata.original_encoding, defaults_.original_encoding);
  }

  void resolve_source_language() {
    const std::string kept = take_value(unit_.properties, tmx::kSourceLanguageProperty);
    if (!kept.empty()) {
      unit_.source_language = Language(kept);
      return;
    }
    const std::string& written =
        source_language_.empty() ? defaults_.source_language : source_language_;
    const bool any = text::is_blank(written) ||
                     text::equals_ignoring_case(written, tmx::kAllLanguages) ||
                     text::equals_ignoring_case(written, "all");
    if (any) return;
    if (const auto wanted = understand_language(written)) {
      unit_.source_language = language_of_variant(*wanted);
    } else {
      remark("srclang is no language tag; any language may be the source", written);
    }
  }

  /// The language among the variants that comes nearest to `wanted`.
  std::optional<Language> language_of_variant(const Language& wanted) {
    const auto& variants = unit_.variants;
    if (std::ranges::find(variants, wanted, &Variant::language) != variants.end()) return wanted;
    if (variants.empty()) return std::nullopt;
    // Headers often say "en" where variants say "en-US".
    const auto related = std::ranges::find_if(variants, [&wanted](const Variant& variant) {
      return variant.language.primary() == wanted.primary();
    });
    if (related != variants.end()) {
      remark("srclang names no variant exactly; one of the same language is taken", wanted.tag());
      return related->language;
    }
    remark("srclang names the language of no variant; the first variant is taken", wanted.tag());
    return variants.front().language;
  }

  const TmxUnitDefaults& defaults_;
  const ReadPlace& place_;
  IssueLog& log_;
  TranslationUnit unit_;
  std::string source_language_;
};

}  // namespace

TranslationUnit TmxUnitReader::read(const pugi::xml_node& tu, const ReadPlace& place,
                                    IssueLog& log) const {
  return UnitBuilder(defaults_, place, log).build(tu);
}

}  // namespace calque
