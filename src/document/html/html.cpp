#include "document/html/html.h"

#include <gumbo.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calque/error.h"
#include "document/html/gumbo_tree.h"
#include "document/html/html_cost.h"
#include "document/html/html_elements.h"
#include "document/html/html_entity.h"
#include "document/notation.h"
#include "document/paragraph_builder.h"
#include "document/reference_text.h"
#include "model/language_reading.h"
#include "text/ascii.h"

namespace calque::document {
namespace {

std::string_view view(const GumboStringPiece& piece) {
  return {piece.data == nullptr ? "" : piece.data, piece.length};
}

std::size_t offset_of(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE
             ? node.v.element.start_pos.offset
             : node.v.text.start_pos.offset;
}

/// Walks the tree without recursion: gumbo keeps every node's parent and place among its siblings.
class HtmlReader {
 public:
  explicit HtmlReader(std::string_view text)
      : text_(text), references_(text, [](std::string_view r) { return decode_html_entity(r); }) {}

  Document read(const GumboNode& root) {
    const GumboNode* node = &root;
    while (node != nullptr) {
      const bool into = enter(*node);
      if (into && child(*node, 0) != nullptr) {
        node = child(*node, 0);
        continue;
      }
      if (into) leave(*node);
      node = after(node, root);
    }
    document_.paragraphs = builder_.take();
    add_attributes();
    return std::move(document_);
  }

 private:
  static const GumboNode* child(const GumboNode& node, std::size_t index) {
    if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_DOCUMENT) return nullptr;
    const GumboVector& children =
        node.type == GUMBO_NODE_ELEMENT ? node.v.element.children : node.v.document.children;
    return index < children.length ? static_cast<const GumboNode*>(children.data[index]) : nullptr;
  }

  /// The next node in document order that is no descendant; leaves the elements on the way up.
  const GumboNode* after(const GumboNode* node, const GumboNode& root) {
    while (node != &root) {
      const GumboNode* parent = node->parent;
      if (const GumboNode* sibling = child(*parent, node->index_within_parent + 1)) return sibling;
      leave(*parent);
      node = parent;
    }
    return nullptr;
  }

  /// True when the children are to be visited, and leave() called after them.
  bool enter(const GumboNode& node) {
    switch (node.type) {
      case GUMBO_NODE_DOCUMENT:
        return true;
      case GUMBO_NODE_ELEMENT:
        return enter_element(node);
      case GUMBO_NODE_TEMPLATE:
        document_.leave_out("template");
        return false;
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA:
      case GUMBO_NODE_WHITESPACE:
        // Of the head only the title is text.
        if (translated_ && (in_head_ == 0 || in_title_)) {
          add_text(node.v.text.text, offset_of(node));
        }
        return false;
      default:
        return false;
    }
  }

  void add_text(std::string_view text, std::size_t offset) {
    const bool known = references_.walk(
        text, offset,
        [this](std::string_view part, SourceRange source) { builder_.add_text(part, source); });
    if (known) return;
    builder_.add_text(text, {offset, offset});
    // The parser made text where the file has none such (moved out of a table, say): it can be
    // read, not written back.
    builder_.lose_track();
  }

  /// Where a tag of the file stands; nothing for one that the parser added.
  SourceRange range_of(const GumboStringPiece& piece) const {
    if (piece.data == nullptr || piece.length == 0) return {};
    const auto begin = static_cast<std::size_t>(piece.data - text_.data());
    return {begin, begin + piece.length};
  }

  /// Hidden and foreign elements are not gone into; empty ones stand for something; phrasing is a
  /// pair of tags; all else begins a paragraph.
  bool enter_element(const GumboNode& node) {
    const GumboElement& element = node.v.element;
    const GumboTag tag = element.tag;
    if (is_program(tag) || is_hidden(element)) return false;
    const Translate translate = translate_of(element);
    const bool translated =
        translate == Translate::inherit ? translated_ : translate == Translate::yes;
    if (translated) {
      for (const SourceRange value : text_attributes(element, text_)) attributes_.push_back(value);
    }
    if (tag == GUMBO_TAG_BR) {
      if (translated_) builder_.add_line_break(range_of(element.original_tag));
      return false;
    }
    // An element of one name is one tag where it is not translated.
    if (is_opaque(tag) || (is_inline(tag) && translated_ && !translated)) {
      if (translated_) add_whole(node);
      return false;
    }
    if (tag == GUMBO_TAG_PRE) {
      const auto [kind, level] = surrounding();
      builder_.next_paragraph(kind, level);
      if (translated) document_.leave_out("block of code");
      return false;
    }
    if (translated != translated_) {
      turned_.push_back(&node);
      translated_ = translated;
    }
    if (!translated_ && !is_inline(tag)) builder_.next_paragraph(ParagraphKind::text);
    if (is_inline(tag)) {
      if (!translated_) return true;
      builder_.open_tag(inline_type(tag), view(element.original_tag),
                        "</" + std::string(gumbo_normalized_tagname(tag)) + ">",
                        range_of(element.original_tag));
      return true;
    }
    enter_block(element);
    return true;
  }

  /// The element with all that is in it as one tag.
  void add_whole(const GumboNode& node) {
    const GumboElement& element = node.v.element;
    SourceRange range = range_of(element.original_tag);
    const SourceRange end = range_of(element.original_end_tag);
    const bool ends = end.size() > 0 && end.begin >= range.end;
    if (ends) range.end = end.end;
    builder_.add_placeholder(inline_type(element.tag), text_.substr(range.begin, range.size()),
                             range);
    // What the parser closed by itself may end anywhere.
    if (!ends && element.children.length > 0) builder_.lose_track();
  }

  /// The parser may repeat an element (in each paragraph that it reaches into), with what it has.
  void add_attributes() {
    std::ranges::sort(attributes_, {}, &SourceRange::begin);
    const auto again = std::ranges::unique(attributes_);
    attributes_.erase(again.begin(), again.end());
    std::vector<Paragraph> values;
    for (const SourceRange range : attributes_) {
      auto value = read_value(text_, range, Notation::attribute, ParagraphKind::text);
      if (value) values.push_back(std::move(*value));
    }
    merge_by_offset(document_.paragraphs, std::move(values));
  }

  /// What is counted here is taken back in leave().
  void enter_block(const GumboElement& element) {
    switch (element.tag) {
      case GUMBO_TAG_HTML:
        if (const auto language = understand_language(attribute(element, "lang"));
            language && !language->undetermined()) {
          document_.language = *language;
        }
        break;
      case GUMBO_TAG_HEAD:
        ++in_head_;
        break;
      case GUMBO_TAG_TITLE:
        in_title_ = true;
        break;
      case GUMBO_TAG_UL:
      case GUMBO_TAG_OL:
        ++list_depth_;
        break;
      case GUMBO_TAG_BLOCKQUOTE:
        ++quote_depth_;
        break;
      default:
        break;
    }
    const auto [kind, level] = kind_of(element.tag);
    builder_.next_paragraph(kind, level);
  }

  struct Kind {
    ParagraphKind kind = ParagraphKind::text;
    int level = 0;
  };

  Kind kind_of(GumboTag tag) const {
    // gumbo numbers the six in a row.
    if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) {
      return {ParagraphKind::heading, 1 + static_cast<int>(tag) - static_cast<int>(GUMBO_TAG_H1)};
    }
    switch (tag) {
      case GUMBO_TAG_TITLE:
        return {ParagraphKind::title, 0};
      case GUMBO_TAG_TD:
      case GUMBO_TAG_TH:
        return {ParagraphKind::table_cell, 0};
      case GUMBO_TAG_CAPTION:
      case GUMBO_TAG_FIGCAPTION:
        return {ParagraphKind::caption, 0};
      default:
        return surrounding();
    }
  }

  /// Of text that stands in a block without a kind of its own.
  Kind surrounding() const {
    if (list_depth_ > 0) return {ParagraphKind::list_item, list_depth_};
    return {quote_depth_ > 0 ? ParagraphKind::quotation : ParagraphKind::text, 0};
  }

  void leave(const GumboNode& node) {
    if (node.type != GUMBO_NODE_ELEMENT) return;
    const GumboTag tag = node.v.element.tag;
    const bool translated = translated_;
    if (!turned_.empty() && turned_.back() == &node) {
      turned_.pop_back();
      translated_ = !translated_;
    }
    if (is_inline(tag)) {
      if (translated) builder_.close_tag(range_of(node.v.element.original_end_tag));
      return;
    }
    if (tag == GUMBO_TAG_HEAD) --in_head_;
    if (tag == GUMBO_TAG_TITLE) in_title_ = false;
    if (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL) --list_depth_;
    if (tag == GUMBO_TAG_BLOCKQUOTE) --quote_depth_;
    const auto [kind, level] = surrounding();
    builder_.next_paragraph(kind, level);
  }

  std::string_view text_;
  ReferenceText references_;
  Document document_;
  ParagraphBuilder builder_{ParagraphBuilder::WhiteSpace::collapse};
  std::vector<SourceRange> attributes_;
  std::vector<const GumboNode*> turned_;  ///< Open elements that say another `translate`.
  bool translated_ = true;
  int in_head_ = 0;
  bool in_title_ = false;
  int list_depth_ = 0;
  int quote_depth_ = 0;
};

}  // namespace

bool is_html(std::string_view bytes) {
  // A byte order mark, comments and a document type fit in front of the root element.
  constexpr std::size_t kStart = 1000;
  const std::string start = text::lower_ascii(bytes.substr(0, kStart));
  return start.find("<html") != std::string::npos || start.starts_with("<!doctype html");
}

/// Not quotation marks: the text stands between tags.
std::string escape_html(std::string_view text, const TextPlace& /*place*/) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "<br>";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string html_encoding(std::string_view bytes) {
  // The HTML Standard asks authors to declare the encoding within 1,024 bytes, and lets a parser
  // look on; pages with long comments at the top exceed it.
  constexpr std::size_t kSearched = 2048;
  const std::string start = text::lower_ascii(bytes.substr(0, kSearched));
  for (std::size_t meta = start.find("<meta"); meta != std::string::npos;
       meta = start.find("<meta", meta + 1)) {
    const std::size_t end = std::min(start.find('>', meta), start.size());
    const std::size_t charset = start.find("charset=", meta);
    if (charset >= end) continue;
    // Past "charset=", quoted or not; also within content="text/html; charset=…".
    const std::size_t begin = start.find_first_not_of("\"' ", charset + 8);
    if (begin == std::string::npos) return {};
    return start.substr(begin, start.find_first_of("\"' ;/>", begin) - begin);
  }
  return {};
}

/// Its cost is estimated first: gumbo cannot be stopped.
Document read_html(std::string_view text) {
  if (is_costly_html(text)) {
    throw InputError(
        "this HTML would take too long to read: elements are nested too deep, or never closed, or "
        "a tag has too many attributes");
  }
  const GumboTree tree(text);
  return HtmlReader(text).read(tree.document());
}

std::vector<Paragraph> read_html_fragment(std::string_view file, SourceRange range,
                                          Document& document) {
  const Document read = read_html(file.substr(range.begin, range.size()));
  for (const LeftOut& left : read.left_out) document.leave_out(left.what, left.count);
  std::vector<Paragraph> paragraphs = read.paragraphs;
  const auto shift = [&](SourceRange& one) {
    if (one.size() == 0) return;
    one.begin += range.begin;
    one.end += range.begin;
  };
  for (Paragraph& paragraph : paragraphs) {
    paragraph.offset += range.begin;
    if (paragraph.notation == Notation::own) paragraph.notation = Notation::html;
    for (SourcePiece& piece : paragraph.source.pieces) shift(piece.source);
    for (SourceRange& tag : paragraph.source.tags) shift(tag);
  }
  return paragraphs;
}

std::optional<SegmentEditing> write_html(std::string_view part, const SegmentSource& source,
                                         const SegmentEdit& segment, const Render& render) {
  const bool value = source.paragraph().notation != Notation::own;
  return value ? write_value(part, source, segment)
               : write_inline<escape_html>(part, source, segment, render);
}

std::string decode_html_entity(std::string_view reference) {
  const GumboTree tree(reference);
  // gumbo knows all names of the HTML Standard: the text is the last leaf of the page it makes of
  // one.
  const GumboNode* node = &tree.root();
  while (node->type == GUMBO_NODE_ELEMENT && node->v.element.children.length > 0) {
    const GumboVector& children = node->v.element.children;
    node = static_cast<const GumboNode*>(children.data[children.length - 1]);
  }
  const bool text = node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE;
  return text ? node->v.text.text : std::string(reference);
}

}  // namespace calque::document
