#pragma once

#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "document/document.h"
#include "document/package/xml_part.h"

namespace calque::document {

/// What drawings of a Word file have that is text: boxes with paragraphs, alternative texts,
/// WordArt.
class Drawings {
 public:
  /// Texts that are not read are counted in `document`. Both must outlive the object.
  Drawings(const XmlPart& part, Document& document) : part_(part), document_(document) {}

  /// Looks for text in a drawing, picture or embedded object.
  void add(const pugi::xml_node& drawing);

  /// Title and description of a table.
  void add_table_texts(const pugi::xml_node& table);

  /// The text boxes found since the last call.
  std::vector<pugi::xml_node> take_text_boxes() { return std::exchange(boxes_, {}); }

  /// Texts that stand in attributes or in shapes without boxes.
  std::vector<Paragraph> take_texts() { return std::move(texts_); }

 private:
  bool enter(const pugi::xml_node& node);
  void add_attribute(const pugi::xml_node& node, const std::string& attribute);

  const XmlPart& part_;
  Document& document_;
  std::vector<pugi::xml_node> boxes_;
  std::vector<Paragraph> texts_;
};

}  // namespace calque::document
