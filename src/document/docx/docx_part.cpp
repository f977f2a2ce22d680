#include "document/docx/docx_part.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "document/docx/docx_fields.h"
#include "document/docx/drawing.h"
#include "document/notation.h"
#include "document/package/package_parts.h"
#include "document/package/run_format.h"
#include "document/package/xml_part.h"
#include "document/paragraph_builder.h"

namespace calque::document {
namespace {

/// Deleted and moved text, properties, instructions of fields, readings, and the fallback for
/// programs that do not know the choice before it, which says the same again.
constexpr auto kSkipped = std::to_array<std::string_view>(
    {"w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:instrText", "w:delText", "mc:Fallback", "w:sectPr",
     "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:sdtPr", "w:rt"});

/// Turns the events of one XML part into paragraphs.
class PartReader {
 public:
  PartReader(const XmlPart& part, ParagraphKind kind, Document& document)
      : part_(part), kind_(kind), document_(document), fields_(part), drawings_(part, document) {}

  std::vector<Paragraph> read() {
    walk(part_.root());
    std::vector<Paragraph> paragraphs = builder_.take();
    merge_by_offset(paragraphs, drawings_.take_texts());
    return paragraphs;
  }

 private:
  void walk(const pugi::xml_node& root) {
    walk_xml(
        root, [this](const pugi::xml_node& node) { return enter(node); },
        [this](const pugi::xml_node& node) { leave(node); });
  }

  bool enter(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (skip_until_ != 0 && offset_of(node) > skip_until_) skip_until_ = 0;
    // Names are compared with the prefix: all programs that write the format use `w`.
    if (name == "w:p") return enter_paragraph(node);
    if (name == "w:fldChar") {
      take_mark(node);
    } else if (name == "w:tc") {
      ++cell_depth_;
    } else if (name == "w:tbl") {
      drawings_.add_table_texts(node);
    } else if (in_paragraph_ && skip_until_ == 0) {
      return enter_inline(node, name);
    }
    return !is_one_of(kSkipped, name);
  }

  bool enter_inline(const pugi::xml_node& node, std::string_view name) {
    if (name == "w:t") {
      apply_format();
      for (const pugi::xml_node& child : node) part_.add_text(child, builder_);
      return false;
    }
    if (name == "w:r") {
      run_ = format_by_elements(node.child("w:rPr"), "w:");
      run_begin_ = offset_of(node) - 1;
    } else if (name == "w:ptab" || (name == "w:br" && node.attribute("w:type"))) {
      split_paragraph();
    } else if (add_character(node, name)) {
      return false;
    } else if (const std::string_view type = wrapper_type(name); !type.empty()) {
      open_wrapper(node, type);
    } else if (const std::string_view alone = placeholder_type(node, name); !alone.empty()) {
      builder_.add_placeholder(alone, start_tag(node), run_range(part_, node));
      if (alone == "image") drawings_.add(node);
      return false;
    }
    return !is_one_of(kSkipped, name);
  }

  /// Elements that stand for text.
  bool add_character(const pugi::xml_node& node, std::string_view name) {
    if (name == "w:ruby") {
      // Its reading goes with it where the text is translated.
      std::string text;
      for (const pugi::xml_node& run : node.child("w:rubyBase").children("w:r")) {
        for (const pugi::xml_node& part : run.children("w:t")) text += part.text().get();
      }
      apply_format();
      builder_.add_text(text, part_.whole(node));
    } else if (name == "w:tab") {
      builder_.add_text("\t", part_.whole(node));
    } else if (name == "w:br" || name == "w:cr") {
      builder_.add_line_break(part_.whole(node));
    } else if (name == "w:noBreakHyphen") {
      builder_.add_text("\u2011", part_.whole(node));
    } else if (name == "w:softHyphen") {
      builder_.add_text("\u00AD", part_.whole(node));
    } else {
      return false;
    }
    return true;
  }

  /// The type of the pair of tags for an element around runs that text must not leave. Names of
  /// other such elements (smart tags) tell programs something, and readers nothing.
  static std::string_view wrapper_type(std::string_view name) {
    if (name == "w:hyperlink") return "link";
    if (name == "w:ins" || name == "w:moveTo") return "ins";
    return name == "w:sdt" ? "control" : "";
  }

  static std::string_view placeholder_type(const pugi::xml_node& node, std::string_view name) {
    if (name == "w:footnoteReference" || name == "w:endnoteReference") return "fnote";
    if (name == "w:drawing" || name == "w:pict" || name == "w:object") return "image";
    if (name == "m:oMath" || name == "m:oMathPara") return "formula";
    if (name == "w:sym") return "symbol";
    const bool result = name == "w:fldSimple" &&
                        field_kind(node.attribute("w:instr").value()) == DocxField::Kind::result;
    return result || name == "w:pgNum" ? "field" : "";
  }

  void open_wrapper(const pugi::xml_node& node, std::string_view type) {
    const SourceRange whole = part_.whole(node);
    set_format({}, whole.begin);
    SourceRange opening = part_.start_tag(node);
    // The properties of a content control stand between its start and its content.
    if (const pugi::xml_node content = node.child("w:sdtContent")) {
      opening.end = part_.start_tag(content).end;
    }
    builder_.open_tag(type, start_tag(node), "</" + std::string(node.name()) + ">", opening);
    wrappers_.push_back(offset_of(node));
  }

  bool is_open(std::size_t wrapper) const {
    return !wrappers_.empty() && wrappers_.back() == wrapper;
  }

  void close_wrapper(SourceRange closing) {
    wrappers_.pop_back();
    set_format({}, closing.begin);
    builder_.close_tag(closing);
  }

  /// The begin or end of a field. What the program works out anew is no text; a link has some.
  void take_mark(const pugi::xml_node& node) {
    const DocxField* field = fields_.of(node);
    if (field == nullptr) return;
    const bool begins = field->begin == offset_of(node);
    if (skip_until_ != 0) {
      if (field->end == skip_until_ && !begins) skip_until_ = 0;
    } else if (field->kind == DocxField::Kind::link && begins) {
      set_format({}, field->opening.begin);
      builder_.open_tag("link", "<w:fldSimple w:instr=\"" + field->instruction + "\">",
                        "</w:fldSimple>", field->opening);
      wrappers_.push_back(field->end);
    } else if (field->kind == DocxField::Kind::link) {
      if (is_open(field->end)) close_wrapper(field->closing);
    } else if (field->kind == DocxField::Kind::result && begins) {
      skip(*field);
    }
  }

  void skip(const DocxField& field) {
    skip_until_ = field.end;
    if (field.one_paragraph) {
      builder_.add_placeholder("field", "<w:fldSimple w:instr=\"" + field.instruction + "\"/>",
                               field.opening);
      return;
    }
    const bool contents = field.instruction.find("TOC") != std::string::npos;
    document_.leave_out(contents ? "table of contents" : "field of several paragraphs");
  }

  bool enter_paragraph(const pugi::xml_node& node) {
    in_paragraph_ = true;
    start_format();
    const pugi::xml_node properties = node.child("w:pPr");
    const std::string_view style = properties.child("w:pStyle").attribute("w:val").value();
    ParagraphKind kind = cell_depth_ > 0 ? ParagraphKind::table_cell : kind_;
    int level = 0;
    if (style == "Title") {
      kind = ParagraphKind::title;
    } else if (style.starts_with("Heading") || style.starts_with("heading")) {
      kind = ParagraphKind::heading;
      // The ids of the built-in styles in English: "Heading1" to "Heading9".
      level = style.back() >= '1' && style.back() <= '9' ? style.back() - '0' : 1;
    } else if (style == "Quote" || style == "IntenseQuote") {
      kind = ParagraphKind::quotation;
    } else if (style == "Caption") {
      kind = ParagraphKind::caption;
    } else if (const pugi::xml_node list = properties.child("w:numPr")) {
      kind = ParagraphKind::list_item;
      // Word counts levels from 0.
      level = 1 + list.child("w:ilvl").attribute("w:val").as_int(0);
    }
    present_kind_ = kind;
    present_level_ = level;
    builder_.next_paragraph(kind, level);
    return true;
  }

  /// At the end of a page or column, and between the left, middle and right of a header: what
  /// follows is another text.
  void split_paragraph() {
    format_ = {};
    wrappers_.clear();
    builder_.next_paragraph(present_kind_, present_level_);
  }

  void leave(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (name == "w:tc") {
      --cell_depth_;
    } else if (name == "w:p") {
      in_paragraph_ = false;
      start_format();
      builder_.next_paragraph(kind_);
      read_text_boxes();
    } else if (is_open(offset_of(node))) {
      SourceRange closing = part_.end_tag(node);
      if (name == "w:sdt") closing.begin = part_.end_tag(node.child("w:sdtContent")).begin;
      close_wrapper(closing);
    }
  }

  /// Those that are anchored in the paragraph before, and those in them.
  void read_text_boxes() {
    if (in_text_box_) return;
    in_text_box_ = true;
    const int cell_depth = std::exchange(cell_depth_, 0);
    const std::size_t skip_until = std::exchange(skip_until_, 0);
    for (std::vector<pugi::xml_node> boxes = drawings_.take_text_boxes(); !boxes.empty();
         boxes = drawings_.take_text_boxes()) {
      for (const pugi::xml_node& box : boxes) walk(box);
    }
    cell_depth_ = cell_depth;
    skip_until_ = skip_until;
    in_text_box_ = false;
  }

  void start_format() {
    format_ = {};
    run_ = {};
    wrappers_.clear();
  }

  /// That of the run, once there is text in it: runs without any would give empty pairs.
  void apply_format() { set_format(run_, run_begin_); }

  /// Runs of one format in a row are one pair of tags.
  void set_format(const RunFormat& format, std::size_t begin) {
    if (format == format_) return;
    if (!format_.plain()) builder_.close_tag({begin, begin});
    format_ = format;
    if (!format.plain())
      builder_.open_tag(type_of(format), code_of(format, "w:"), "", {begin, begin});
  }

  const XmlPart& part_;
  ParagraphKind kind_;
  ParagraphKind present_kind_ = kind_;
  int present_level_ = 0;
  Document& document_;
  DocxFields fields_;
  Drawings drawings_;
  ParagraphBuilder builder_{ParagraphBuilder::WhiteSpace::keep};
  RunFormat format_;  ///< Of the pair that is open.
  RunFormat run_;     ///< Of the present run.
  std::size_t run_begin_ = 0;
  std::vector<std::size_t> wrappers_;  ///< Places of the elements, or of ends of fields.
  std::size_t skip_until_ = 0;         ///< The end mark of a field that is no text; 0 for none.
  int cell_depth_ = 0;
  bool in_paragraph_ = false;
  bool in_text_box_ = false;
};

}  // namespace

void read_docx_part(const std::string& xml, const std::string& path, ParagraphKind kind,
                    Document& document) {
  const XmlPart part(xml, path);
  add_part(document, path, PartReader(part, kind, document).read());
}

}  // namespace calque::document
