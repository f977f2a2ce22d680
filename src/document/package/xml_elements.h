#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "document/source_map.h"

namespace calque::document {

/// Where an element of an XML part stands.
struct XmlElement {
  SourceRange start_tag;
  SourceRange end_tag;  ///< Empty, at the end of the start tag, of an empty element.

  SourceRange whole() const { return {start_tag.begin, end_tag.end}; }
};

/// The elements of well-formed XML by place, found in one pass.
class XmlElements {
 public:
  explicit XmlElements(std::string_view xml);

  /// The element whose start tag begins at `offset`, or null.
  const XmlElement* at(std::size_t offset) const;

 private:
  void take_tag(SourceRange tag, bool empty);

  std::vector<XmlElement> elements_;  ///< In order of their start tags.
  std::vector<std::size_t> open_;
};

}  // namespace calque::document
