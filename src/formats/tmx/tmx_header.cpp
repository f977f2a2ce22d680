#include "formats/tmx/tmx_header.h"

#include <algorithm>
#include <initializer_list>
#include <pugixml.hpp>
#include <utility>

#include "formats/tmx/tmx_names.h"
#include "model/segment_xml.h"
#include "text/ascii.h"

namespace calque {
namespace {

struct XmlStringWriter final : pugi::xml_writer {
  std::string out;
  void write(const void* data, std::size_t size) override {
    out.append(static_cast<const char*>(data), size);
  }
};

std::string serialise(const pugi::xml_node& node) {
  XmlStringWriter writer;
  node.print(writer, "", pugi::format_raw, pugi::encoding_utf8);
  return std::move(writer.out);
}

void copy_attributes(const pugi::xml_node& from, pugi::xml_node to,
                     std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (const pugi::xml_attribute found = from.attribute(name)) {
      to.append_attribute(name).set_value(found.value());
    }
  }
}

/// A copy in `to`; nothing when it is no valid `ude`.
void copy_user_encoding(const pugi::xml_node& from, pugi::xml_document& to) {
  pugi::xml_node ude = to.append_child("ude");
  copy_attributes(from, ude, {"name", "base"});
  bool codes = false;
  for (const pugi::xml_node& child : from.children("map")) {
    if (!child.attribute("unicode")) continue;
    copy_attributes(child, ude.append_child("map"), {"unicode", "code", "ent", "subst"});
    codes = codes || child.attribute("code");
  }
  // The DTD of TMX 1.4: a name, maps, and a base where a map has a code.
  const bool valid =
      ude.attribute("name") && ude.first_child() && (!codes || ude.attribute("base"));
  if (!valid) to.remove_child(ude);
}

struct TextAttributes {
  std::string language;
  std::string encoding;
  std::string type;
};

TextAttributes text_attributes(const pugi::xml_node& node) {
  TextAttributes out;
  // TMX before 1.4 has `lang`.
  std::string old_language;
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (text::equals_ignoring_case(name, "xml:lang")) {
      out.language = attribute.value();
    } else if (text::equals_ignoring_case(name, "lang")) {
      old_language = attribute.value();
    } else if (text::equals_ignoring_case(name, "o-encoding")) {
      out.encoding = attribute.value();
    } else if (text::equals_ignoring_case(name, "type")) {
      out.type = attribute.value();
    }
  }
  if (out.language.empty()) out.language = std::move(old_language);
  return out;
}

}  // namespace

std::string_view TmxHeader::attribute(std::string_view name) const {
  const auto found = std::ranges::find_if(attributes, [name](const Attribute& attribute) {
    return text::equals_ignoring_case(attribute.name, name);
  });
  return found == attributes.end() ? std::string_view{} : std::string_view(found->value);
}

std::string text_of(const pugi::xml_node& element) {
  const pugi::xml_node child = element.first_child();
  if (!child) return {};
  const bool plain = child.type() == pugi::node_pcdata && !child.next_sibling();
  if (plain) return child.value();
  // Markup in a note is not TMX; its text is.
  SegmentFindings ignored;
  return segment_from_xml(element, ignored).text;
}

Note read_note(const pugi::xml_node& note) {
  TextAttributes attributes = text_attributes(note);
  return {text_of(note), std::move(attributes.language), std::move(attributes.encoding)};
}

Property read_property(const pugi::xml_node& prop) {
  TextAttributes attributes = text_attributes(prop);
  if (attributes.type.empty()) attributes.type = tmx::kUntypedProperty;
  return {std::move(attributes.type), text_of(prop), std::move(attributes.language),
          std::move(attributes.encoding)};
}

void read_header(const pugi::xml_node& header, TmxHeader& into) {
  into.present = true;
  for (const pugi::xml_attribute& attribute : header.attributes()) {
    into.attributes.push_back({attribute.name(), attribute.value()});
  }
  for (const pugi::xml_node& child : header.children()) {
    const std::string_view name = local_name(child.name());
    if (text::equals_ignoring_case(name, "note")) into.notes.push_back(read_note(child));
    if (text::equals_ignoring_case(name, "prop")) into.properties.push_back(read_property(child));
    if (text::equals_ignoring_case(name, "ude")) into.user_encodings += serialise(child);
  }
}

/// What was read from a file may not be valid; what is written is.
std::string valid_user_encodings(const std::string& user_encodings) {
  pugi::xml_document written;
  if (!written.load_buffer(user_encodings.data(), user_encodings.size(), pugi::parse_default,
                           pugi::encoding_utf8)) {
    return {};
  }
  pugi::xml_document valid;
  for (const pugi::xml_node& ude : written.children("ude")) copy_user_encoding(ude, valid);
  std::string out;
  for (const pugi::xml_node& ude : valid.children()) out += serialise(ude);
  return out;
}

std::string_view known_segment_type(std::string_view written) {
  const auto found = std::ranges::find_if(tmx::kSegmentTypes, [written](std::string_view type) {
    return text::equals_ignoring_case(written, type);
  });
  return found == tmx::kSegmentTypes.end() ? std::string_view{} : *found;
}

/// TMX lets the header speak for units that say nothing themselves.
TmxUnitDefaults unit_defaults(const TmxHeader& header) {
  TmxUnitDefaults defaults;
  defaults.source_language = header.attribute("srclang");
  defaults.segment_type = known_segment_type(header.attribute("segtype"));
  if (defaults.segment_type.empty()) defaults.segment_type = tmx::kDefaultSegmentType;
  defaults.datatype = header.attribute("datatype");
  defaults.original_format = header.attribute("o-tmf");
  defaults.original_encoding = header.attribute("o-encoding");
  if (defaults.datatype == tmx::kUnknown) defaults.datatype.clear();
  if (defaults.original_format == tmx::kUnknown) defaults.original_format.clear();
  return defaults;
}

}  // namespace calque
