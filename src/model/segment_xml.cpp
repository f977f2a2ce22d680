#include "model/segment_xml.h"

#include <algorithm>
#include <array>
#include <optional>
#include <pugixml.hpp>
#include <utility>

#include "calque/error.h"
#include "model/segment_markup.h"
#include "text/ascii.h"
#include "text/xml_text.h"

namespace calque {
namespace {

enum class Element { code, deprecated_code, highlight, sub_flow, foreign };

struct KnownElement {
  std::string_view name;
  Element element;
  TagKind kind;
};

constexpr std::array<KnownElement, 7> kKnownElements{{
    {"bpt", Element::code, TagKind::begin_pair},
    {"ept", Element::code, TagKind::end_pair},
    {"ph", Element::code, TagKind::placeholder},
    {"it", Element::code, TagKind::isolated},
    {"hi", Element::highlight, TagKind::begin_highlight},
    {"sub", Element::sub_flow, TagKind::placeholder},
    {"ut", Element::deprecated_code, TagKind::placeholder},
}};

KnownElement classify(const pugi::xml_node& node) {
  const std::string_view name = local_name(node.name());
  for (const KnownElement& known : kKnownElements) {
    if (text::equals_ignoring_case(name, known.name)) return known;
  }
  return {name, Element::foreign, TagKind::placeholder};
}

bool is_text(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

std::vector<Attribute> attributes_of(const pugi::xml_node& node) {
  std::vector<Attribute> attributes;
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    attributes.push_back({attribute.name(), attribute.value()});
  }
  return attributes;
}

std::string start_tag_text(const pugi::xml_node& node) {
  std::string text = "<";
  text += node.name();
  for (const pugi::xml_attribute& attribute : node.attributes()) {
    text.append(" ").append(attribute.name()).append("=\"");
    text::append_xml_attribute(text, attribute.value());
    text += '"';
  }
  text += node.first_child() ? ">" : "/>";
  return text;
}

std::string end_tag_text(const pugi::xml_node& node) {
  return std::string("</").append(node.name()).append(">");
}

/// Calls `enter` for each node below `root` in document order and `leave` at the end of those
/// that `enter` chose to descend into. Does not recurse: input decides how deep elements nest.
template <typename Enter, typename Leave>
void walk(const pugi::xml_node& root, const Enter& enter, const Leave& leave) {
  pugi::xml_node node = root.first_child();
  while (node) {
    if (enter(node)) {
      if (const pugi::xml_node child = node.first_child()) {
        node = child;
        continue;
      }
      leave(node);
    }
    while (!node.next_sibling()) {
      node = node.parent();
      if (node == root) return;
      leave(node);
    }
    node = node.next_sibling();
  }
}

class Converter {
 public:
  explicit Converter(SegmentFindings& findings) : findings_(findings) {}

  Segment flow(const pugi::xml_node& node) {
    Segment segment;
    walk(
        node, [&](const pugi::xml_node& child) { return enter(segment, child); },
        [&](const pugi::xml_node& child) { leave(segment, child); });
    return segment;
  }

 private:
  static InlineTag& add_tag(Segment& segment, TagKind kind) {
    InlineTag tag;
    tag.kind = kind;
    tag.offset = segment.text.size();
    segment.tags.push_back(std::move(tag));
    return segment.tags.back();
  }

  bool enter(Segment& segment, const pugi::xml_node& node) {
    if (is_text(node)) {
      segment.text += node.value();
      return false;
    }
    const KnownElement known = classify(node);
    switch (known.element) {
      case Element::deprecated_code:
        ++findings_.deprecated_codes;
        [[fallthrough]];
      case Element::code: {
        InlineTag& tag = add_tag(segment, known.kind);
        tag.attributes = attributes_of(node);
        tag.code = code(node);
        return false;
      }
      case Element::highlight:
        add_tag(segment, known.kind).attributes = attributes_of(node);
        return true;
      case Element::sub_flow:
        ++findings_.foreign_elements;
        add_tag(segment, known.kind).code.emplace_back(sub_flow(node));
        return false;
      case Element::foreign:
        break;
    }
    ++findings_.foreign_elements;
    const bool encloses = static_cast<bool>(node.first_child());
    add_tag(segment, encloses ? TagKind::begin_pair : TagKind::placeholder)
        .code.emplace_back(start_tag_text(node));
    return encloses;
  }

  static void leave(Segment& segment, const pugi::xml_node& node) {
    if (classify(node).element == Element::highlight) {
      add_tag(segment, TagKind::end_highlight);
    } else {
      add_tag(segment, TagKind::end_pair).code.emplace_back(end_tag_text(node));
    }
  }

  std::vector<CodePart> code(const pugi::xml_node& node) {
    std::vector<CodePart> parts;
    walk(
        node, [&](const pugi::xml_node& child) { return enter_code(parts, child); },
        [&](const pugi::xml_node& child) { append_code(parts, end_tag_text(child)); });
    return parts;
  }

  bool enter_code(std::vector<CodePart>& parts, const pugi::xml_node& node) {
    if (is_text(node)) {
      append_code(parts, node.value());
      return false;
    }
    if (classify(node).element == Element::sub_flow) {
      parts.emplace_back(sub_flow(node));
      return false;
    }
    ++findings_.foreign_elements;
    append_code(parts, start_tag_text(node));
    return static_cast<bool>(node.first_child());
  }

  static void append_code(std::vector<CodePart>& parts, std::string_view text) {
    if (text.empty()) return;
    if (parts.empty() || !std::holds_alternative<std::string>(parts.back())) {
      parts.emplace_back(std::string());
    }
    std::get<std::string>(parts.back()) += text;
  }

  SubFlow sub_flow(const pugi::xml_node& node) {
    if (depth_ == kMaxSubFlowDepth) {
      throw InputError("sub-flows (sub) are nested deeper than " +
                       std::to_string(kMaxSubFlowDepth) + " levels");
    }
    ++depth_;
    SubFlow sub{attributes_of(node), flow(node)};
    --depth_;
    return sub;
  }

  SegmentFindings& findings_;
  std::size_t depth_ = 0;
};

}  // namespace

Segment segment_from_xml(const pugi::xml_node& seg, SegmentFindings& findings) {
  return Converter(findings).flow(seg);
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace calque
