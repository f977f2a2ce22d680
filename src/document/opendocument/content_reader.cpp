#include "document/opendocument/content_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "document/paragraph_builder.h"

namespace calque::document {
namespace {

/// Deleted text, numbers of lists, readings, prompts, and what is no text at all.
constexpr auto kSkipped = std::to_array<std::string_view>(
    {"text:tracked-changes", "table:tracked-changes", "text:sequence-decls", "text:variable-decls",
     "text:user-field-decls", "office:forms", "text:number", "text:ruby-text", "math:math",
     "office:binary-data", "office:event-listeners", "table:content-validations",
     "style:header-style", "style:footer-style"});

/// What the program makes anew.
constexpr auto kGenerated = std::to_array<std::string_view>(
    {"text:illustration-index", "text:table-index", "text:object-index", "text:user-index",
     "text:alphabetical-index", "text:bibliography"});

/// Elements inside of a paragraph that have text of it, or have none. All others of their namespace
/// are fields: page numbers, references, variables.
constexpr auto kNoFields = std::to_array<std::string_view>({"text:ruby",
                                                            "text:ruby-base",
                                                            "text:meta",
                                                            "text:bookmark",
                                                            "text:bookmark-start",
                                                            "text:bookmark-end",
                                                            "text:reference-mark",
                                                            "text:reference-mark-start",
                                                            "text:reference-mark-end",
                                                            "text:toc-mark",
                                                            "text:toc-mark-start",
                                                            "text:toc-mark-end",
                                                            "text:user-index-mark",
                                                            "text:user-index-mark-start",
                                                            "text:user-index-mark-end",
                                                            "text:alphabetical-index-mark",
                                                            "text:alphabetical-index-mark-start",
                                                            "text:alphabetical-index-mark-end",
                                                            "text:soft-page-break",
                                                            "text:change",
                                                            "text:change-start",
                                                            "text:change-end",
                                                            "text:list",
                                                            "text:list-item",
                                                            "text:list-header",
                                                            "text:section"});

/// Shapes and pictures; those that stand in a paragraph are tags there, as are groups of them.
constexpr auto kFrames = std::to_array<std::string_view>(
    {"draw:frame", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:circle", "draw:line",
     "draw:polyline", "draw:polygon", "draw:path", "draw:regular-polygon", "draw:connector",
     "draw:caption", "draw:measure", "draw:g", "draw:control", "dr3d:scene"});

/// A covered cell lies behind a merged one.
bool is_cell(std::string_view name) {
  return name == "table:table-cell" || name == "table:covered-table-cell";
}

/// In a spreadsheet numbers, dates and results of formulas are shown as paragraphs too.
bool is_text_cell(const pugi::xml_node& cell) {
  const std::string_view type = cell.attribute("office:value-type").value();
  return (type.empty() || type == "string") && !cell.attribute("table:formula");
}

class ContentReader {
 public:
  ContentReader(const XmlPart& part, ParagraphKind kind, const ReadOptions& options,
                Document& document)
      : part_(part), kind_(kind), options_(options), document_(document) {}

  std::vector<Paragraph> read(const pugi::xml_node& root) {
    in_spreadsheet_ = std::string_view(root.name()) == "office:spreadsheet";
    walk(root);
    for (std::size_t i = 0; i < aside_.size(); ++i) {
      const Aside aside = aside_[i];  // the list grows while it is walked through
      kind_ = aside.kind;
      walk(aside.root);
    }
    return builder_.take();
  }

 private:
  struct Aside {
    pugi::xml_node root;
    ParagraphKind kind;
  };

  void walk(const pugi::xml_node& root) {
    walk_xml(
        root, [this](const pugi::xml_node& node) { return enter(node); },
        [this](const pugi::xml_node& node) { leave(node); });
  }

  bool enter(const pugi::xml_node& node) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      // White space between paragraphs is layout of the XML.
      if (in_paragraph_ > 0) part_.add_text(node, builder_);
      return false;
    }
    const std::string_view name = node.name();
    if (is_paragraph(name)) {
      enter_paragraph(node);
    } else if (name == "text:list") {
      ++list_depth_;
    } else if (is_cell(name)) {
      if (in_spreadsheet_ && !is_text_cell(node)) return false;
      ++cell_depth_;
    } else if (name == "office:annotation") {
      add_comment(node);
      return false;
    } else if (name == "presentation:notes") {
      aside_.push_back({node, ParagraphKind::note});
      return false;
    } else if (in_paragraph_ > 0) {
      return enter_inline(node, name);
    } else {
      return enters_block(name);
    }
    return true;
  }

  /// Titles and descriptions of frames are texts of their own.
  static bool is_paragraph(std::string_view name) {
    return name == "text:h" || name == "text:p" || name == "svg:title" || name == "svg:desc";
  }

  bool enters_block(std::string_view name) {
    if (name == "text:table-of-content") {
      document_.leave_out("table of contents");
      return false;
    }
    if (is_one_of(kGenerated, name)) {
      document_.leave_out("generated list");
      return false;
    }
    return !is_one_of(kSkipped, name);
  }

  /// Titles are known by the name of their style, as the format has no element for them; a list or
  /// a cell is where the paragraph stands.
  void enter_paragraph(const pugi::xml_node& node) {
    ++in_paragraph_;
    if (std::string_view(node.name()) == "text:h") {
      builder_.next_paragraph(ParagraphKind::heading,
                              node.attribute("text:outline-level").as_int(1));
    } else if (std::string_view(node.attribute("text:style-name").value()) == "Title") {
      builder_.next_paragraph(ParagraphKind::title);
    } else if (kind_ != ParagraphKind::text) {
      builder_.next_paragraph(kind_);
    } else if (list_depth_ > 0) {
      builder_.next_paragraph(ParagraphKind::list_item, list_depth_);
    } else {
      builder_.next_paragraph(cell_depth_ > 0 ? ParagraphKind::table_cell : ParagraphKind::text);
    }
  }

  bool enter_inline(const pugi::xml_node& node, std::string_view name) {
    if (name == "text:span" || name == "text:a") {
      builder_.open_tag(name == "text:a" ? "link" : "span", start_tag(node),
                        "</" + std::string(name) + ">", part_.start_tag(node));
      return true;
    }
    if (name == "text:s" || name == "text:tab") {
      // OpenDocument 1.2, part 1, 6.1.2: white space collapses, and text:s stands for what must
      // not.
      builder_.keep_white_space(true);
      builder_.add_text(name == "text:s" ? spaces(node) : "\t", part_.whole(node));
      builder_.keep_white_space(false);
    } else if (name == "text:line-break") {
      builder_.add_line_break(part_.whole(node));
    } else if (name == "text:note") {
      builder_.add_placeholder("fnote", "<text:note>", part_.whole(node));
      const pugi::xml_node body = node.child("text:note-body");
      if (body) aside_.push_back({body, ParagraphKind::note});
    } else if (is_one_of(kFrames, name)) {
      builder_.add_placeholder("image", "<" + std::string(name) + ">", part_.whole(node));
      frames_.push_back(node);
    } else if (is_one_of(kSkipped, name)) {
      return false;
    } else if (name.starts_with("text:") && !is_one_of(kNoFields, name)) {
      builder_.add_placeholder("field", start_tag(node), part_.whole(node));
    } else {
      return true;
    }
    return false;
  }

  void add_comment(const pugi::xml_node& node) {
    if (options_.include.comments) {
      aside_.push_back({node, ParagraphKind::comment});
    } else {
      document_.leave_out("comment");
    }
  }

  std::string spaces(const pugi::xml_node& node) {
    const int written = std::max(node.attribute("text:c").as_int(1), 0);
    const std::size_t count = std::min(static_cast<std::size_t>(written), spaces_left_);
    spaces_left_ -= count;
    return std::string(count, ' ');
  }

  void leave(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (name == "text:span" || name == "text:a") builder_.close_tag(part_.end_tag(node));
    if (name == "text:list") --list_depth_;
    if (is_cell(name)) --cell_depth_;
    if (!is_paragraph(name)) return;
    --in_paragraph_;
    builder_.next_paragraph(kind_);
    if (in_paragraph_ == 0) read_frames();
  }

  /// Those that stand in the paragraph before, and those in them.
  void read_frames() {
    if (in_frame_) return;
    in_frame_ = true;
    const int list_depth = std::exchange(list_depth_, 0);
    const int cell_depth = std::exchange(cell_depth_, 0);
    while (!frames_.empty()) {
      for (const pugi::xml_node& frame : std::exchange(frames_, {})) walk(frame);
    }
    list_depth_ = list_depth;
    cell_depth_ = cell_depth;
    in_frame_ = false;
  }

  const XmlPart& part_;
  ParagraphKind kind_;
  const ReadOptions& options_;
  Document& document_;
  ParagraphBuilder builder_{ParagraphBuilder::WhiteSpace::collapse};
  std::vector<Aside> aside_;
  std::vector<pugi::xml_node> frames_;
  bool in_spreadsheet_ = false;
  bool in_frame_ = false;
  int in_paragraph_ = 0;
  int list_depth_ = 0;
  int cell_depth_ = 0;
  std::size_t spaces_left_ = 1'000'000;  ///< A few bytes could stand for millions of them.
};

}  // namespace

std::vector<Paragraph> read_opendocument(const XmlPart& part, const pugi::xml_node& root,
                                         ParagraphKind kind, const ReadOptions& options,
                                         Document& document) {
  return ContentReader(part, kind, options, document).read(root);
}

}  // namespace calque::document
