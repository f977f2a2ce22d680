#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "calque/segment.h"

namespace calque {

/// Elements nested deeper, and documents of more elements, are refused.
inline constexpr std::size_t kMaxXmlDepth = 256;
inline constexpr std::size_t kMaxXmlNodes = 4'000'000;

/// An element, or a stretch of text, of a parsed document, with the place in the text where it
/// stands: byte offsets. Of text, only `text` and `begin` are set.
struct XmlNode {
  /// As written; the prefix of the root element is left out, so that names of its namespace have
  /// none. Elements of another default namespace begin with ":". Empty for text.
  std::string name;
  std::string text;                   ///< Without references and CDATA marks, line ends as LF.
  std::vector<Attribute> attributes;  ///< Names with their prefixes.
  std::vector<XmlNode> children;
  std::size_t begin = 0;          ///< Of the start tag.
  std::size_t content_begin = 0;  ///< After the start tag.
  std::size_t content_end = 0;    ///< Of the end tag; content_begin where there is none (`<a/>`).
  std::size_t end = 0;            ///< After the end tag.
  std::uint64_t line = 0;         ///< Of the start tag, from 1.
  /// xml:space="preserve" holds for it, given there or on an element around it. Of text: for the
  /// element that it stands in.
  bool keeps_space = false;

  bool is_text() const { return name.empty(); }
  bool is(std::string_view wanted) const { return name == wanted; }

  /// The value; empty where the attribute is missing.
  std::string_view attribute(std::string_view wanted) const;

  /// The first child of this name, or null.
  const XmlNode* child(std::string_view wanted) const;

  /// The text of the element and all below it.
  std::string all_text() const;
};

/// Parses a whole document, given as UTF-8 whatever it declares. Nothing outside of it is opened.
/// @param file stands in messages.
/// @throws InputError, naming the line, when it is not well-formed, nests too deep, has too many
/// elements, or declares entities that are external or refer to others.
XmlNode parse_xml(std::string_view text, const std::string& file);

}  // namespace calque
