#include "document/xml_part.h"

#include <algorithm>

#include "error.h"

namespace calque::document {

std::unique_ptr<pugi::xml_document> parse_xml_part(const std::string& xml,
                                                   const std::string& name) {
  auto document = std::make_unique<pugi::xml_document>();
  const pugi::xml_parse_result result =
      document->load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (!result) throw InputError(name + " is not well-formed XML: " + result.description());
  return document;
}

std::string start_tag(const pugi::xml_node& node) {
  constexpr std::size_t kLongest = 400;
  std::string tag = "<" + std::string(node.name());
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    const std::string written =
        " " + std::string(attribute.name()) + "=\"" + attribute.value() + "\"";
    if (tag.size() + written.size() <= kLongest) tag += written;
  }
  return tag + ">";
}

std::size_t offset_of(const pugi::xml_node& node) {
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
}

}  // namespace calque::document
