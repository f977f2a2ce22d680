#include "formats/xliff/xliff_inline.h"

#include <algorithm>
#include <array>
#include <utility>

#include "calque/error.h"
#include "formats/xliff/brace_code.h"
#include "formats/xliff/xliff_types.h"
#include "formats/xml/xml_patch.h"
#include "model/segment_markup.h"
#include "model/segment_tags.h"
#include "model/tag_placement.h"
#include "text/xml_text.h"

namespace calque {
namespace {

struct InlineRule {
  std::string_view element;
  TagKind kind = TagKind::placeholder;
  bool encloses = false;
  std::string_view pair_attribute;  ///< Names the pair; else its `id` does.
};

/// The inline elements of XLIFF 1.2 (g, bpt, ept, bx, ex, it, ph, x, mrk) and 2.1 (pc, sc, ec, sm,
/// em, ph, mrk).
constexpr std::array<InlineRule, 14> kRules{{
    {"g", TagKind::begin_pair, true, "id"},
    {"pc", TagKind::begin_pair, true, "id"},
    {"mrk", TagKind::begin_highlight, true, {}},
    {"bpt", TagKind::begin_pair, false, "rid"},
    {"ept", TagKind::end_pair, false, "rid"},
    {"bx", TagKind::begin_pair, false, "rid"},
    {"ex", TagKind::end_pair, false, "rid"},
    {"sc", TagKind::begin_pair, false, "id"},
    {"ec", TagKind::end_pair, false, "startRef"},
    {"sm", TagKind::begin_pair, false, "id"},
    {"em", TagKind::end_pair, false, "startRef"},
    {"it", TagKind::isolated, false, {}},
    {"ph", TagKind::placeholder, false, {}},
    {"x", TagKind::placeholder, false, {}},
}};

InlineRule rule_of(const XmlNode& node) {
  const auto found = std::ranges::find(kRules, node.name, &InlineRule::element);
  if (found != kRules.end()) return *found;
  if (node.children.empty()) return {};  // cp, and what XLIFF does not have
  return {node.name, TagKind::begin_pair, true, "id"};
}

std::string_view first_of(const XmlNode& node, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (const std::string_view value = node.attribute(name); !value.empty()) return value;
  }
  return {};
}

/// The marks that Trados Studio's tracked changes and comments leave in a text. What is deleted is
/// still there until somebody accepts the changes.
enum class TradosMark { none, text, deleted };

TradosMark trados_mark(const XmlNode& node) {
  if (!node.is("mrk")) return TradosMark::none;
  const std::string_view type = node.attribute("mtype");
  const auto is_one_of = [type](const auto& names) {
    return std::ranges::find(names, type) != names.end();
  };
  constexpr std::array<std::string_view, 2> kDeleted{"x-sdl-deleted", "x-sdl-feedback-deleted"};
  constexpr std::array<std::string_view, 4> kText{"x-sdl-added", "x-sdl-feedback-added",
                                                  "x-sdl-comment", "x-sdl-feedback-comment"};
  if (is_one_of(kDeleted)) return TradosMark::deleted;
  return is_one_of(kText) ? TradosMark::text : TradosMark::none;
}

void append_code(std::vector<CodePart>& parts, std::string_view text) {
  if (text.empty()) return;
  if (parts.empty() || !std::holds_alternative<std::string>(parts.back())) {
    parts.emplace_back(std::string());
  }
  std::get<std::string>(parts.back()) += text;
}

/// Inline elements of all versions by one table: what differs is whether they enclose text, and
/// what names the pair.
class InlineReader {
  // Original data that many codes refer to is copied into each: beyond the size of the file and so
  // much the file is a bomb.
  static constexpr std::size_t kMaxExpansion = std::size_t{16} * 1024 * 1024;

 public:
  InlineReader(std::string_view file, const OriginalData& data, const XliffTextRules& rules)
      : file_(file), data_(data), rules_(rules) {}

  XliffContent read(const XmlNode& node) {
    XliffContent content;
    add_children(node, content);
    if (keeps_space(node)) return content;
    std::string text;
    append_marked_text(node, text);
    content.space = loose_space_of(text);
    trim_ends(content.segment);
    return content;
  }

 private:
  bool keeps_space(const XmlNode& node) const { return node.keeps_space || rules_.keeps_space; }

  /// The text with all below it; a mark stands for each end of an element, since white space at its
  /// ends is its own.
  static void append_marked_text(const XmlNode& node, std::string& text) {
    text += node.text;
    for (const XmlNode& child : node.children) {
      if (!child.is_text()) text += '<';
      append_marked_text(child, text);
      if (!child.is_text()) text += '>';
    }
  }

  void add_children(const XmlNode& node, XliffContent& content) {
    for (const XmlNode& child : node.children) add(child, content);
  }

  void add(const XmlNode& node, XliffContent& content) {
    if (node.is_text()) return add_text(node, content);
    const TradosMark mark = trados_mark(node);
    if (mark == TradosMark::deleted) return;
    // A segment's own mark is none of its tags.
    const bool own = node.is("mrk") && node.attribute("mtype") == "seg";
    if (own || mark == TradosMark::text) return add_children(node, content);
    const InlineRule rule = rule_of(node);
    InlineTag tag = start_of(node, rule);
    if (!rule.encloses) {
      append_tag(std::move(tag), {raw(node), false}, content);
      return;
    }
    append_tag(std::move(tag), {start_tag(node), true}, content);
    add_children(node, content);
    append_tag(end_of(node, rule), {end_tag(node), true}, content);
  }

  void add_text(const XmlNode& node, XliffContent& content) {
    const std::string text = keeps_space(node) ? node.text : with_single_spaces(node.text);
    if (!rules_.brace_codes) {
      content.segment.text += text;
      return;
    }
    for (std::size_t at = 0; at < text.size();) {
      if (const auto code = brace_code_at(std::string_view(text).substr(at))) {
        add_brace_code(*code, text.substr(at, code->length), content);
        at += code->length;
      } else {
        content.segment.text += text[at++];
      }
    }
  }

  void add_brace_code(const BraceCode& code, const std::string& written, XliffContent& content) {
    InlineTag tag;
    tag.kind = code.kind;
    // No id of an element begins with a brace.
    std::vector<std::string>& open = open_pairs_["{" + std::string(code.name)];
    if (code.kind == TagKind::begin_pair) {
      open.push_back(std::to_string(next_pair_++));
      tag.attributes.push_back({"i", open.back()});
    }
    if (code.kind == TagKind::end_pair) tag.attributes.push_back({"i", close_pair(open)});
    append_code(tag.code, written);
    std::string xml;
    text::append_xml_content(xml, written);
    append_tag(std::move(tag), {std::move(xml), false}, content);
  }

  static void append_tag(InlineTag tag, XliffOrigin origin, XliffContent& content) {
    tag.offset = content.segment.text.size();
    content.segment.tags.push_back(std::move(tag));
    content.origins.push_back(std::move(origin));
  }

  InlineTag start_of(const XmlNode& node, const InlineRule& rule) {
    InlineTag tag;
    const bool alone = node.is("ec") && node.attribute("isolated") == "yes";
    tag.kind = alone ? TagKind::isolated : rule.kind;
    if (tag.kind == TagKind::begin_pair || tag.kind == TagKind::end_pair) {
      tag.attributes.push_back({"i", pair_number(node, rule)});
    }
    if (tag.kind == TagKind::isolated) {
      const std::string_view position = node.attribute("pos");
      const bool closes = alone || position == "close" || position == "end";
      tag.attributes.push_back({"pos", closes ? "end" : "begin"});
    }
    if (const std::string_view id = first_of(node, {"id", "mid"});
        !id.empty() && tag.kind != TagKind::end_pair) {
      tag.attributes.push_back({"x", std::string(id)});
    }
    std::string type = type_of_inline(node);
    if (!type.empty() && tag.kind != TagKind::end_pair) {
      tag.attributes.push_back({"type", std::move(type)});
    }
    if (rule.kind == TagKind::begin_highlight) return tag;
    tag.code =
        rule.encloses ? native(node, "dataRefStart", bare(node, start_tag(node))) : code_of(node);
    return tag;
  }

  /// Pairs are numbered by their begins. An element that encloses text ends what it began, whatever
  /// its id; the others are paired by name.
  std::string pair_number(const XmlNode& node, const InlineRule& rule) {
    std::vector<std::string>& open =
        rule.encloses ? open_elements_
                      : open_pairs_[std::string(first_of(node, {rule.pair_attribute, "id"}))];
    if (rule.kind == TagKind::end_pair) return close_pair(open);
    open.push_back(std::to_string(next_pair_++));
    return open.back();
  }

  std::string close_pair(std::vector<std::string>& open) {
    if (open.empty()) return std::to_string(next_pair_++);
    std::string number = std::move(open.back());
    open.pop_back();
    return number;
  }

  InlineTag end_of(const XmlNode& node, const InlineRule& rule) {
    InlineTag tag;
    tag.kind = rule.kind == TagKind::begin_pair ? TagKind::end_pair : TagKind::end_highlight;
    if (tag.kind == TagKind::end_highlight) return tag;
    tag.attributes.push_back({"i", close_pair(open_elements_)});
    tag.code = native(node, "dataRefEnd", end_tag(node));
    return tag;
  }

  std::vector<CodePart> code_of(const XmlNode& node) {
    std::vector<CodePart> parts;
    for (const XmlNode& child : node.children) add_code(child, parts);
    return parts.empty() ? native(node, "dataRef", bare(node, raw(node))) : parts;
  }

  /// An element of XLIFF without what only describes it (equiv-text, ctype): targets often have the
  /// id alone, and are of the same tag.
  static std::string bare(const XmlNode& node, std::string tag) {
    if (std::ranges::find(kRules, node.name, &InlineRule::element) == kRules.end()) return tag;
    constexpr std::array<std::string_view, 4> kNames{"id", "rid", "startRef", "mid"};
    for (const Attribute& attribute : node.attributes) {
      const bool names_it = std::ranges::find(kNames, attribute.name) != kNames.end();
      if (!names_it) tag = with_attribute(std::move(tag), attribute.name, std::nullopt);
    }
    return tag;
  }

  /// The original data that the element refers to, else the element itself.
  std::vector<CodePart> native(const XmlNode& node, std::string_view reference,
                               const std::string& fallback) {
    std::vector<CodePart> parts;
    const auto found = data_.find(node.attribute(reference));
    if (found != data_.end()) expanded_ += found->second.size();
    if (expanded_ > kMaxExpansion + file_.size()) {
      throw InputError("it refers to more original data than the file has; it is refused");
    }
    append_code(parts, found == data_.end() ? fallback : found->second);
    return parts;
  }

  void add_code(const XmlNode& node, std::vector<CodePart>& parts) {
    if (node.is_text()) return append_code(parts, node.text);
    if (!node.is("sub")) return append_code(parts, raw(node));
    if (depth_ == kMaxSubFlowDepth) {
      throw InputError("sub-flows (sub) are nested deeper than " +
                       std::to_string(kMaxSubFlowDepth) + " levels");
    }
    ++depth_;
    SubFlow sub;
    for (const auto& [from, to] : {std::pair{"datatype", "datatype"}, std::pair{"ctype", "type"}}) {
      const std::string_view value = node.attribute(from);
      if (!value.empty()) sub.attributes.push_back({to, std::string(value)});
    }
    sub.segment = read(node).segment;
    parts.emplace_back(std::move(sub));
    --depth_;
  }

  std::string raw(const XmlNode& node) const {
    return std::string(file_.substr(node.begin, node.end - node.begin));
  }

  /// Also of an element that is written as `<g/>`.
  std::string start_tag(const XmlNode& node) const {
    std::string tag(file_.substr(node.begin, node.content_begin - node.begin));
    if (node.end == node.content_begin) tag.replace(tag.size() - 2, 2, ">");
    return tag;
  }

  std::string end_tag(const XmlNode& node) const {
    if (node.end > node.content_begin) {
      return std::string(file_.substr(node.content_end, node.end - node.content_end));
    }
    const std::string_view tag = file_.substr(node.begin + 1);
    return "</" + std::string(tag.substr(0, tag.find_first_of(" \t\r\n/>"))) + ">";
  }

  std::string_view file_;
  const OriginalData& data_;
  const XliffTextRules& rules_;
  std::vector<std::string> open_elements_;
  std::map<std::string, std::vector<std::string>> open_pairs_;
  std::size_t next_pair_ = 1;
  std::size_t depth_ = 0;
  std::size_t expanded_ = 0;  ///< Bytes of original data that were referred to.
};

}  // namespace

XliffContent read_xliff_content(const XmlNode& node, std::string_view file,
                                const OriginalData& data, const XliffTextRules& rules) {
  XliffContent content = InlineReader(file, data, rules).read(node);
  normalise_tags(content.segment);
  return content;
}

/// Tags are written as the source's own elements, bytes and all; what has no place in the source is
/// left out and counted.
std::string write_xliff_content(const Segment& segment, const Segment& source,
                                const std::vector<XliffOrigin>& origins, std::size_t& left_out) {
  const std::vector<std::size_t> places =
      place_tags(segment, source, [&](std::size_t tag) { return origins[tag].encloses; });
  std::string out;
  std::size_t at = 0;
  left_out = 0;
  for (std::size_t i = 0; i < segment.tags.size(); ++i) {
    const std::size_t offset = segment.tags[i].offset;
    text::append_xml_content(out, std::string_view(segment.text).substr(at, offset - at));
    at = offset;
    if (places[i] == kNoTag) {
      ++left_out;
    } else {
      out += origins[places[i]].xml;
    }
  }
  text::append_xml_content(out, std::string_view(segment.text).substr(at));
  return out;
}

}  // namespace calque
