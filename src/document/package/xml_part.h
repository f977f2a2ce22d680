#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "document/package/xml_elements.h"
#include "document/paragraph_builder.h"

namespace calque::document {

/// Parses an XML part of a package, white space kept. Names keep their prefixes, which are the same
/// in all files that office programs write.
/// @param name of the file and the part, for messages. @throws InputError.
std::unique_ptr<pugi::xml_document> parse_xml_part(
    const std::string& xml, const std::string& name,
    pugi::xml_encoding encoding = pugi::encoding_auto);

/// Whether `name` is among the names of elements that a reader treats alike.
template <std::size_t count>
bool is_one_of(const std::array<std::string_view, count>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// An XML part whose nodes know where they stand.
class XmlPart {
 public:
  /// @param name of the file and the part, for messages. @throws InputError.
  XmlPart(const std::string& xml, const std::string& name,
          pugi::xml_encoding encoding = pugi::encoding_auto)
      : xml_(xml), document_(parse_xml_part(xml, name, encoding)), elements_(xml) {}

  const pugi::xml_document& root() const { return *document_; }

  SourceRange start_tag(const pugi::xml_node& element) const;
  SourceRange end_tag(const pugi::xml_node& element) const;
  SourceRange whole(const pugi::xml_node& element) const;

  /// Where the value of an attribute stands, within its quotes; empty where the element has none.
  SourceRange value(const pugi::xml_node& element, std::string_view attribute) const;

  std::string_view xml() const { return xml_; }

  /// Gives `builder` the text of a text node or CDATA section.
  void add_text(const pugi::xml_node& node, ParagraphBuilder& builder) const;

 private:
  std::string_view xml_;
  std::unique_ptr<pugi::xml_document> document_;
  XmlElements elements_;
};

/// The start tag of an element as text, for native code; never longer than some hundred bytes.
std::string start_tag(const pugi::xml_node& node);

/// Where the node stands in the part.
std::size_t offset_of(const pugi::xml_node& node);

/// The next node after `node` that is no descendant of it, within `root`, or null. `leave` is
/// called for each element that is left on the way up.
template <typename Leave>
pugi::xml_node next_after(pugi::xml_node node, const pugi::xml_node& root, Leave leave) {
  while (node != root) {
    if (const pugi::xml_node sibling = node.next_sibling()) return sibling;
    node = node.parent();
    leave(node);
  }
  return {};
}

/// Walks through the descendants of `root` in document order, without recursion. `enter` says
/// whether to visit the children of an element; if so, `leave` is called after them.
template <typename Enter, typename Leave>
void walk_xml(const pugi::xml_node& root, Enter enter, Leave leave) {
  pugi::xml_node node = root.first_child();
  while (node) {
    const bool into = enter(node);
    if (into && node.first_child()) {
      node = node.first_child();
      continue;
    }
    if (into) leave(node);
    node = next_after(node, root, [&](const pugi::xml_node& left) {
      if (left != root) leave(left);
    });
  }
}

}  // namespace calque::document
