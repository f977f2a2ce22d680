#include "document/package/xml_part.h"

#include <algorithm>

#include "calque/error.h"
#include "document/reference_text.h"

namespace calque::document {

std::unique_ptr<pugi::xml_document> parse_xml_part(const std::string& xml, const std::string& name,
                                                   pugi::xml_encoding encoding) {
  auto document = std::make_unique<pugi::xml_document>();
  const pugi::xml_parse_result result = document->load_buffer(
      xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata, encoding);
  if (!result) throw InputError(name + " is not well-formed XML: " + result.description());
  return document;
}

SourceRange XmlPart::start_tag(const pugi::xml_node& element) const {
  // pugixml's offset is that of the name, one past the "<".
  const XmlElement* found = elements_.at(offset_of(element) - 1);
  return found == nullptr ? SourceRange() : found->start_tag;
}

SourceRange XmlPart::end_tag(const pugi::xml_node& element) const {
  const XmlElement* found = elements_.at(offset_of(element) - 1);
  return found == nullptr ? SourceRange() : found->end_tag;
}

SourceRange XmlPart::whole(const pugi::xml_node& element) const {
  const XmlElement* found = elements_.at(offset_of(element) - 1);
  return found == nullptr ? SourceRange() : found->whole();
}

SourceRange XmlPart::value(const pugi::xml_node& element, std::string_view attribute) const {
  const SourceRange tag = start_tag(element);
  const std::string_view written = xml_.substr(tag.begin, tag.size());
  std::size_t at = written.find_first_of(" \t\r\n");
  while (at < written.size()) {
    const std::size_t name = written.find_first_not_of(" \t\r\n", at);
    const std::size_t open = written.find_first_of("\"'", name);
    if (open == std::string_view::npos) return {};
    const std::size_t close = written.find(written[open], open + 1);
    if (close == std::string_view::npos) return {};
    const std::size_t name_end = written.find_first_of(" \t\r\n=", name);
    if (written.substr(name, name_end - name) == attribute) {
      return {tag.begin + open + 1, tag.begin + close};
    }
    at = close + 1;
  }
  return {};
}

/// pugixml tells where a text begins, but not which bytes each character took: see ReferenceText.
void XmlPart::add_text(const pugi::xml_node& node, ParagraphBuilder& builder) const {
  const std::string_view text = node.value();
  const std::size_t offset = offset_of(node);
  const auto add = [&builder](std::string_view part, SourceRange source) {
    builder.add_text(part, source);
  };
  if (node.type() == pugi::node_pcdata &&
      ReferenceText(xml_, decode_xml_reference).walk(text, offset, add)) {
    return;
  }
  builder.add_text(text, {offset, offset});
  builder.lose_track();
}

std::string start_tag(const pugi::xml_node& node) {
  // The code is shown to translators and kept with each tag. Attributes beyond it are left out
  // there; the file keeps its own.
  constexpr std::size_t kLongest = 400;
  std::string tag = std::string("<").append(node.name());
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    const std::string written = std::string(" ")
                                    .append(attribute.name())
                                    .append("=\"")
                                    .append(attribute.value())
                                    .append("\"");
    if (tag.size() + written.size() <= kLongest) tag += written;
  }
  return tag + ">";
}

std::size_t offset_of(const pugi::xml_node& node) {
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
}

}  // namespace calque::document
