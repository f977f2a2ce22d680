#include "document/package/drawing_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "document/notation.h"
#include "document/package/run_format.h"
#include "document/paragraph_builder.h"
#include "text/ascii.h"

namespace calque::document {
namespace {

/// Programs give a picture the name or address of its file as description.
bool is_file_name(std::string_view text) {
  constexpr auto kEndings = std::to_array<std::string_view>(
      {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg"});
  const std::string lower = text::lower_ascii(text);
  const bool address = lower.find("://") < lower.find(' ');
  return address || std::ranges::any_of(
                        kEndings, [&](std::string_view ending) { return lower.ends_with(ending); });
}

class DrawingReader {
 public:
  DrawingReader(const XmlPart& part, ParagraphKind kind, Document& document)
      : part_(part), kind_(kind), document_(document) {}

  std::vector<Paragraph> read(const pugi::xml_node& root) {
    walk_xml(
        root, [this](const pugi::xml_node& node) { return enter(node); },
        [this](const pugi::xml_node& node) { leave(node); });
    std::vector<Paragraph> paragraphs = builder_.take();
    merge_by_offset(paragraphs, std::move(attributes_));
    return paragraphs;
  }

 private:
  bool enter(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (name == "a:p") {
      enter_paragraph();
    } else if (name == "a:tc") {
      ++cell_depth_;
    } else if (name == "p:sp") {
      return enter_shape(node);
    } else if (name == "p:cNvPr" || name == "xdr:cNvPr") {
      add_attribute(node, "title");
      add_attribute(node, "descr");
    } else if (name == "c:chart") {
      document_.leave_out("chart");
    } else if (name == "dgm:relIds") {
      document_.leave_out("diagram");
    } else if (in_paragraph_) {
      return enter_inline(node, name);
    }
    return name != "mc:Fallback" && name != "w:txbxContent";
  }

  bool enter_shape(const pugi::xml_node& shape) {
    const pugi::xml_node place = shape.child("p:nvSpPr").child("p:nvPr").child("p:ph");
    const std::string_view type = place.attribute("type").value();
    is_title_ = type == "title" || type == "ctrTitle";
    // The program fills these in.
    const bool filled = type == "sldNum" || type == "dt" || type == "hdr" || type == "ftr";
    return kind_ != ParagraphKind::note || !filled;
  }

  void enter_paragraph() {
    in_paragraph_ = true;
    format_ = {};
    run_ = {};
    if (cell_depth_ > 0) {
      builder_.next_paragraph(ParagraphKind::table_cell);
    } else {
      builder_.next_paragraph(is_title_ ? ParagraphKind::title : kind_);
    }
  }

  bool enter_inline(const pugi::xml_node& node, std::string_view name) {
    if (name == "a:t") {
      set_format(run_, run_begin_);
      for (const pugi::xml_node& child : node) part_.add_text(child, builder_);
    } else if (name == "a:r") {
      run_ = format_by_attributes(node.child("a:rPr"));
      run_begin_ = offset_of(node) - 1;
      return true;
    } else if (name == "a:br") {
      builder_.add_line_break(part_.whole(node));
    } else if (name == "a:fld") {
      builder_.add_placeholder("field", start_tag(node), part_.whole(node));
    } else if (name == "a14:m" || name == "m:oMath" || name == "m:oMathPara") {
      builder_.add_placeholder("formula", start_tag(node), part_.whole(node));
    } else {
      return name.starts_with("mc:") && name != "mc:Fallback";
    }
    return false;
  }

  void leave(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (name == "a:tc") --cell_depth_;
    if (name == "p:sp") is_title_ = false;
    if (name != "a:p") return;
    in_paragraph_ = false;
    builder_.next_paragraph(kind_);
  }

  /// Runs of one format in a row are one pair of tags.
  void set_format(const RunFormat& format, std::size_t begin) {
    if (format == format_) return;
    if (!format_.plain()) builder_.close_tag({begin, begin});
    format_ = format;
    if (!format.plain()) {
      builder_.open_tag(type_of(format), code_of(format, "a:"), "", {begin, begin});
    }
  }

  void add_attribute(const pugi::xml_node& node, const std::string& name) {
    auto paragraph = read_text_attribute(part_, node, name);
    if (paragraph) attributes_.push_back(std::move(*paragraph));
  }

  const XmlPart& part_;
  ParagraphKind kind_;
  Document& document_;
  ParagraphBuilder builder_{ParagraphBuilder::WhiteSpace::keep};
  std::vector<Paragraph> attributes_;
  RunFormat format_;  ///< Of the pair that is open.
  RunFormat run_;     ///< Of the present run.
  std::size_t run_begin_ = 0;
  int cell_depth_ = 0;
  bool is_title_ = false;
  bool in_paragraph_ = false;
};

}  // namespace

std::vector<Paragraph> read_drawing_text(const XmlPart& part, const pugi::xml_node& root,
                                         ParagraphKind kind, Document& document) {
  return DrawingReader(part, kind, document).read(root);
}

std::optional<Paragraph> read_text_attribute(const XmlPart& part, const pugi::xml_node& node,
                                             const std::string& attribute) {
  if (!node || is_file_name(node.attribute(attribute.c_str()).value())) return std::nullopt;
  const SourceRange value = part.value(node, attribute);
  if (value.size() == 0) return std::nullopt;
  return read_value(part.xml(), value, Notation::attribute, ParagraphKind::text);
}

}  // namespace calque::document
