#include "document/docx/drawing.h"

#include <iterator>
#include <string>

#include "document/package/drawing_text.h"

namespace calque::document {

void Drawings::add(const pugi::xml_node& drawing) {
  walk_xml(
      drawing, [this](const pugi::xml_node& node) { return enter(node); },
      [](const pugi::xml_node&) {});
}

bool Drawings::enter(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  if (name == "w:txbxContent") {
    boxes_.push_back(node);
    return false;
  }
  if (node.child("a:p")) {
    std::ranges::move(read_drawing_text(part_, node, ParagraphKind::text, document_),
                      std::back_inserter(texts_));
    return false;
  }
  if (name == "wp:docPr") {
    add_attribute(node, "title");
    add_attribute(node, "descr");
  } else if (name == "v:textpath") {
    add_attribute(node, "string");
  } else if (name.starts_with("v:")) {
    add_attribute(node, "alt");
  } else if (name == "c:chart") {
    document_.leave_out("chart");
  } else if (name == "dgm:relIds") {
    document_.leave_out("diagram");
  }
  return name != "mc:Fallback";
}

void Drawings::add_table_texts(const pugi::xml_node& table) {
  const pugi::xml_node properties = table.child("w:tblPr");
  add_attribute(properties.child("w:tblCaption"), "w:val");
  add_attribute(properties.child("w:tblDescription"), "w:val");
}

void Drawings::add_attribute(const pugi::xml_node& node, const std::string& attribute) {
  auto paragraph = read_text_attribute(part_, node, attribute);
  if (paragraph) texts_.push_back(std::move(*paragraph));
}

}  // namespace calque::document
