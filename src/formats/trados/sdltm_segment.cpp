#include "formats/trados/sdltm_segment.h"

#include "calque/error.h"
#include "formats/xml/xml_tree.h"
#include "text/xml_text.h"

namespace calque {
namespace {

std::string text_of(const XmlNode& element, std::string_view name) {
  const XmlNode* child = element.child(name);
  return child == nullptr ? std::string() : child->all_text();
}

/// Names of the types are those of the program's own classes: Start, End, Standalone,
/// TextPlaceholder, LockedContent, UnmatchedStart, UnmatchedEnd.
InlineTag tag_of(const XmlNode& element) {
  const std::string type = text_of(element, "Type");
  const std::string anchor = text_of(element, "Anchor");
  InlineTag tag;
  if (type == "Start") {
    tag.kind = TagKind::begin_pair;
    tag.attributes = {{"i", anchor}};
  } else if (type == "End") {
    tag.kind = TagKind::end_pair;
    tag.attributes = {{"i", anchor}};
  } else if (type == "UnmatchedStart" || type == "UnmatchedEnd") {
    tag.kind = TagKind::isolated;
    tag.attributes = {{"pos", type == "UnmatchedStart" ? "begin" : "end"}};
  }
  if (tag.kind != TagKind::end_pair && !anchor.empty()) tag.attributes.push_back({"x", anchor});
  const std::string id = text_of(element, "TagID");
  if (tag.kind != TagKind::end_pair && !id.empty()) tag.attributes.push_back({"type", id});
  // What a placeholder stands for, where the program knows it.
  const std::string stands_for = text_of(element, "TextEquivalent");
  if (!stands_for.empty()) tag.code.emplace_back(text::replace_non_xml(stands_for));
  return tag;
}

}  // namespace

Segment segment_of_sdltm(std::string_view xml, const std::string& file) {
  const XmlNode root = parse_xml(xml, file);
  const XmlNode* elements = root.child("Elements");
  if (!root.is("Segment")) throw InputError(file + ": its text is no <Segment>");
  Segment segment;
  if (elements == nullptr) return segment;
  for (const XmlNode& element : elements->children) {
    if (element.is("Text")) segment.text += text::replace_non_xml(text_of(element, "Value"));
    if (!element.is("Tag")) continue;
    InlineTag tag = tag_of(element);
    tag.offset = segment.text.size();
    segment.tags.push_back(std::move(tag));
  }
  return segment;
}

}  // namespace calque
