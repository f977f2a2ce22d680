#include "document/docx/drawing.h"

#include <algorithm>
#include <array>
#include <string>

#include "document/notation.h"
#include "text/ascii.h"

namespace calque::document {
namespace {

/// Word gives a picture the name of its file as description.
bool is_file_name(std::string_view text) {
  constexpr auto kEndings = std::to_array<std::string_view>(
      {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg"});
  const std::string lower = text::lower_ascii(text);
  return std::ranges::any_of(kEndings,
                             [&](std::string_view ending) { return lower.ends_with(ending); });
}

}  // namespace

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
  if (name == "wp:docPr") {
    add_attribute(node, "title");
    add_attribute(node, "descr");
  } else if (name == "v:textpath") {
    add_attribute(node, "string");
  } else if (name.starts_with("v:")) {
    add_attribute(node, "alt");
  } else if (name == "a:t" && !node.text().empty()) {
    document_.leave_out("text of a drawing");
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

void Drawings::add_attribute(const pugi::xml_node& node, std::string_view attribute) {
  if (!node || is_file_name(node.attribute(std::string(attribute).c_str()).value())) return;
  const SourceRange value = part_.value(node, attribute);
  if (value.size() == 0) return;
  auto paragraph = read_value(part_.xml(), value, Notation::attribute, ParagraphKind::text);
  if (paragraph) attributes_.push_back(std::move(*paragraph));
}

}  // namespace calque::document
