#include "formats/tmx/tmx_writer.h"

#include <algorithm>
#include <functional>
#include <ostream>
#include <utility>

#include "calque/error.h"
#include "calque/version.h"
#include "formats/tmx/tmx_context.h"
#include "formats/tmx/tmx_date.h"
#include "formats/tmx/tmx_header.h"
#include "formats/tmx/tmx_names.h"
#include "model/segment_markup.h"
#include "model/segment_tags.h"
#include "model/told_by_properties.h"
#include "text/ascii.h"
#include "text/utf16.h"
#include "text/xml_text.h"

namespace calque {
namespace {

/// A write of the system for some hundred units.
constexpr std::size_t kFlushBytes = std::size_t{128} * 1024;

bool is_allowed(std::string_view name, std::string_view value) {
  if (name.ends_with("date")) return has_tmx_date_form(value);
  return name != "usagecount" || std::ranges::all_of(value, text::is_ascii_digit);
}

/// The prop that carries a value which may not stand in the attribute.
/// Values that the DTD does not allow (a date of another form, say) are not lost: see
/// docs/formats.md.
std::string_view property_for(std::string_view attribute_name) {
  const auto found = std::ranges::find_if(
      tmx::kMetadataProperties,
      [=](const tmx::MetadataAttribute& kept) { return kept.name.ends_with(attribute_name); });
  return found == tmx::kMetadataProperties.end() ? std::string_view{} : found->name;
}

Property property(std::string_view type, std::string_view value) {
  return {std::string(type), std::string(value), {}, {}};
}

}  // namespace

TmxWriter::TmxWriter(std::ostream& out, TmxWriteOptions options)
    : out_(out), options_(std::move(options)) {
  header_source_ = options_.source && options_.source->well_formed()
                       ? written_tag(*options_.source)
                       : std::string(tmx::kAllLanguages);
  // The byte order mark of UTF-16LE, as Workbench writes it.
  if (options_.profile == TmxProfile::trados) out_ << "\xFF\xFE";
  write_header();
}

/// Attributes that the DTD requires are always there, with "unknown" for what is not known.
void TmxWriter::write_header() {
  buffer_ += options_.profile == TmxProfile::trados
                 ? "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n"
                 : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  buffer_ += "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">\n<header";
  attribute("creationtool", "calque");
  attribute("creationtoolversion", kVersion);
  attribute("segtype", tmx::kDefaultSegmentType);
  attribute("o-tmf", tmx::kUnknown);
  attribute("adminlang", options_.admin_language);
  attribute("srclang", header_source_);
  attribute("datatype", tmx::kUnknown);
  if (has_tmx_date_form(options_.creation_date)) {
    attribute("creationdate", options_.creation_date);
  }
  buffer_ += ">\n";
  write_texts(options_.header_notes, {}, options_.header_properties);
  const std::string encodings = valid_user_encodings(options_.header_user_encodings);
  if (!encodings.empty()) buffer_ += encodings + '\n';
  buffer_ += "</header>\n<body>\n";
  flush();
}

void TmxWriter::write(const TranslationUnit& unit) {
  ++report_.units;
  if (options_.profile == TmxProfile::plain) {
    write_unit(unit);
  } else {
    for (TranslationUnit& pair :
         split_into_pairs(unit, {options_.source, options_.target}, report_)) {
      add_key_properties(pair, options_.profile);
      if (options_.profile == TmxProfile::memoq) add_memoq_properties(pair);
      write_unit(pair);
    }
  }
  if (buffer_.size() >= kFlushBytes) flush();
}

/// What an attribute must not hold goes into a prop (`extra`), so that reading gives it back: see
/// docs/formats.md.
void TmxWriter::write_unit(const TranslationUnit& unit) {
  ++report_.elements;
  count_unseen(unit, options_.profile, report_);
  std::vector<Property> extra;
  buffer_ += "<tu";
  write_tuid(unit.tuid, extra);
  write_source_language(unit, extra);
  const bool other_type =
      unit.segment_type != tmx::kDefaultSegmentType &&
      std::ranges::find(tmx::kSegmentTypes, unit.segment_type) != tmx::kSegmentTypes.end();
  if (other_type) attribute("segtype", unit.segment_type);
  write_metadata(unit.metadata, extra);
  if (options_.uids && unit.uid)
    extra.push_back(property(tmx::kUidProperty, unit.uid->value.text()));
  if (unit.confirmation == Confirmation::given && !says_confirmed(unit)) {
    extra.push_back(property(tmx::kConfirmedProperty, "yes"));
  }
  buffer_ += ">\n";
  write_texts(unit.notes, extra, unit.properties);
  const std::vector<Context> told = contexts_told_by_properties(unit);
  for (std::size_t i = 0; i < unit.variants.size(); ++i) write_variant(unit.variants[i], told[i]);
  if (unit.variants.empty()) write_stand_in();
  buffer_ += "</tu>\n";
}

/// TMX wants a tuid to be the only one of its value in the file.
void TmxWriter::write_tuid(const std::string& tuid, std::vector<Property>& extra) {
  if (tuid.empty()) return;
  // Hashes: millions of ids would take much memory. Where two collide, the second goes into a prop
  // and is read back from there.
  if (tuids_.insert(std::hash<std::string>{}(tuid)).second) {
    attribute("tuid", tuid);
  } else {
    extra.push_back(property(tmx::kTuidProperty, tuid));
  }
}

/// The attribute must name the language of a variant as that is written.
void TmxWriter::write_source_language(const TranslationUnit& unit, std::vector<Property>& extra) {
  std::string written(tmx::kAllLanguages);
  if (unit.source_language) {
    const bool present = std::ranges::find(unit.variants, *unit.source_language,
                                           &Variant::language) != unit.variants.end();
    if (present && unit.source_language->well_formed()) {
      written = written_tag(*unit.source_language);
    } else {
      extra.push_back(property(tmx::kSourceLanguageProperty, unit.source_language->tag()));
    }
  }
  if (written != header_source_) attribute("srclang", written);
}

void TmxWriter::write_metadata(const Metadata& metadata, std::vector<Property>& extra) {
  for (const tmx::MetadataAttribute& known : tmx::kMetadataAttributes) {
    const std::string& value = metadata.*(known.field);
    if (value.empty()) continue;
    if (is_allowed(known.name, value)) {
      attribute(known.name, value);
    } else {
      extra.push_back(property(property_for(known.name), value));
    }
  }
}

void TmxWriter::write_variant(const Variant& variant, const Context& told) {
  ++report_.variants;
  buffer_ += "<tuv";
  std::vector<Property> extra;
  if (variant.language.well_formed()) {
    attribute("xml:lang", written_tag(variant.language));
  } else {
    attribute("xml:lang", Language().tag());
    extra.push_back(property(tmx::kLanguageProperty, variant.language.tag()));
  }
  write_metadata(variant.metadata, extra);
  buffer_ += '>';
  std::ranges::move(context_properties(variant, told), std::back_inserter(extra));
  if (!variant.notes.empty() || !extra.empty() || !variant.properties.empty()) {
    buffer_ += '\n';
    write_texts(variant.notes, extra, variant.properties);
  }
  write_segment(variant.segment);
}

void TmxWriter::write_stand_in() {
  buffer_ += "<tuv";
  attribute("xml:lang", Language().tag());
  buffer_ += ">\n";
  write_property(property(tmx::kNoVariantProperty, "yes"));
  write_segment({});
}

/// Tags are made consistent first: what a memory holds may come from anywhere.
void TmxWriter::write_segment(const Segment& segment) {
  buffer_ += "<seg>";
  if (options_.level == TmxLevel::text || segment.tags.empty()) {
    report_.tags_left_out += segment.tags.size();
    text::append_xml_content(buffer_, segment.text);
  } else {
    Segment valid = segment;
    normalise_tags(valid);
    buffer_ += to_markup(valid);
  }
  buffer_ += "</seg></tuv>\n";
}

void TmxWriter::write_texts(const std::vector<Note>& notes, const std::vector<Property>& extra,
                            const std::vector<Property>& properties) {
  for (const Note& note : notes) {
    buffer_ += "<note";
    write_text_attributes(note.language, note.encoding);
    buffer_ += '>';
    text::append_xml_content(buffer_, note.text);
    buffer_ += "</note>\n";
  }
  for (const Property& property : extra) write_property(property);
  for (const Property& property : properties) write_property(property);
}

void TmxWriter::write_property(const Property& property) {
  buffer_ += "<prop";
  attribute("type", property.type);
  write_text_attributes(property.language, property.encoding);
  buffer_ += '>';
  text::append_xml_content(buffer_, property.value);
  buffer_ += "</prop>\n";
}

void TmxWriter::write_text_attributes(const std::string& language, const std::string& encoding) {
  if (!language.empty()) attribute("xml:lang", language);
  if (!encoding.empty()) attribute("o-encoding", encoding);
}

void TmxWriter::attribute(std::string_view name, std::string_view value) {
  buffer_.append(" ").append(name).append("=\"");
  text::append_xml_attribute(buffer_, value);
  buffer_ += '"';
}

std::string TmxWriter::written_tag(const Language& language) const {
  return options_.profile == TmxProfile::trados ? text::upper_ascii(language.tag())
                                                : language.tag();
}

const TmxWriteReport& TmxWriter::finish() {
  buffer_ += "</body>\n</tmx>\n";
  flush();
  out_.flush();
  if (!out_) throw Error("the TMX file cannot be written: the disk may be full");
  return report_;
}

void TmxWriter::flush() {
  if (options_.profile == TmxProfile::trados) buffer_ = text::to_utf16le(buffer_);
  out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  buffer_.clear();
  if (!out_) throw Error("the TMX file cannot be written: the disk may be full");
}

}  // namespace calque
