#include "document/docx/docx.h"

#include <string>
#include <string_view>
#include <vector>

#include "calque/error.h"
#include "document/odt/odt.h"
#include "document/package/xml_part.h"
#include "document/package/zip_archive.h"
#include "document/paragraph_builder.h"
#include "text/file_kind.h"

namespace calque::document {
namespace {

struct RunFormat {
  bool bold = false;
  bool italic = false;
  bool underlined = false;
  bool strike = false;
  std::string_view position;  ///< "superscript", "subscript" or nothing.
  bool plain() const { return !bold && !italic && !underlined && !strike && position.empty(); }
  bool operator==(const RunFormat&) const = default;
};

/// A toggle property without a value is on (ECMA-376, ST_OnOff); "none" is the value of an
/// underline that is off.
bool is_on(const pugi::xml_node& property) {
  const std::string_view value = property.attribute("w:val").value();
  return property && value != "0" && value != "false" && value != "none" && value != "off";
}

/// Only what a reader sees as emphasis: fonts, sizes and colours change from run to run for no
/// reason, and would cut texts to pieces.
RunFormat format_of_run(const pugi::xml_node& run) {
  const pugi::xml_node properties = run.child("w:rPr");
  RunFormat format{.bold = is_on(properties.child("w:b")),
                   .italic = is_on(properties.child("w:i")),
                   .underlined = is_on(properties.child("w:u")),
                   .strike = is_on(properties.child("w:strike")),
                   .position = properties.child("w:vertAlign").attribute("w:val").value()};
  if (format.position == "baseline") format.position = {};
  return format;
}

/// TMX has one type for a tag; of several formats the most visible names it. The code holds all.
std::string_view type_of(const RunFormat& format) {
  if (format.bold) return "bold";
  if (format.italic) return "italic";
  if (format.underlined) return "underlined";
  if (format.strike) return "strike";
  return format.position;
}

std::string code_of(const RunFormat& format) {
  std::string code = "<w:rPr>";
  if (format.bold) code += "<w:b/>";
  if (format.italic) code += "<w:i/>";
  if (format.underlined) code += "<w:u/>";
  if (format.strike) code += "<w:strike/>";
  if (!format.position.empty()) {
    code += "<w:vertAlign w:val=\"" + std::string(format.position) + "\"/>";
  }
  return code + "</w:rPr>";
}

/// Turns the events of one XML part into paragraphs.
class PartReader {
 public:
  PartReader(const XmlPart& part, ParagraphKind kind) : part_(part), kind_(kind) {}

  void read() {
    walk_xml(
        part_.root(), [this](const pugi::xml_node& node) { return enter(node); },
        [this](const pugi::xml_node& node) { leave(node); });
  }

  std::vector<Paragraph> take() { return builder_.take(); }

 private:
  bool enter(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t offset = offset_of(node);
    // Names are compared with the prefix: all programs that write the format use `w`.
    if (name == "w:p") return enter_paragraph(node);
    if (name == "w:t") {
      for (const pugi::xml_node& child : node) part_.add_text(child, builder_);
      return false;
    }
    if (name == "w:r") {
      set_format(format_of_run(node), offset);
    } else if (name == "w:tab") {
      builder_.add_text("\t", part_.whole(node));
    } else if (name == "w:br" || name == "w:cr") {
      builder_.add_line_break(part_.whole(node));
    } else if (name == "w:noBreakHyphen") {
      builder_.add_text("\u2011", part_.whole(node));
    } else if (name == "w:softHyphen") {
      builder_.add_text("\u00AD", part_.whole(node));
    } else if (name == "w:hyperlink") {
      set_format({}, offset);
      builder_.open_tag("link", start_tag(node), "</w:hyperlink>", {offset, offset});
    } else if (name == "w:footnoteReference" || name == "w:endnoteReference") {
      builder_.add_placeholder("fnote", start_tag(node), {offset, offset});
    } else if (name == "w:tc") {
      ++cell_depth_;
    }
    return visits_children(name, offset);
  }

  bool visits_children(std::string_view name, std::size_t offset) {
    if (name == "w:drawing" || name == "w:pict" || name == "w:object") {
      builder_.add_placeholder("image", std::string("<").append(name).append("/>"),
                               {offset, offset});
      return false;
    }
    // Deleted and moved text, properties, instructions of fields, and the fallback for programs
    // that do not know the choice before it, which says the same again.
    const bool skipped = name == "w:del" || name == "w:moveFrom" || name == "w:pPr" ||
                         name == "w:rPr" || name == "w:instrText" || name == "mc:Fallback" ||
                         name == "w:sectPr" || name == "w:tblPr";
    return !skipped;
  }

  bool enter_paragraph(const pugi::xml_node& node) {
    format_ = {};
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
    builder_.next_paragraph(kind, level);
    return true;
  }

  // Text after a paragraph that holds another one (a text box) begins a new paragraph.
  void leave(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (name == "w:hyperlink") {
      set_format({}, offset_of(node));
      builder_.close_tag({});
    } else if (name == "w:tc") {
      --cell_depth_;
    } else if (name == "w:p") {
      format_ = {};
      builder_.next_paragraph(kind_);
    }
  }

  /// Runs of one format in a row are one pair of tags.
  void set_format(const RunFormat& format, std::size_t offset) {
    if (format == format_) return;
    if (!format_.plain()) builder_.close_tag({});
    format_ = format;
    if (!format.plain()) builder_.open_tag(type_of(format), code_of(format), "", {offset, offset});
  }

  const XmlPart& part_;
  ParagraphKind kind_;
  ParagraphBuilder builder_{ParagraphBuilder::WhiteSpace::keep};
  RunFormat format_;
  int cell_depth_ = 0;
};

/// A workbook that is named .docx has no paragraphs of Word, and must not pass for an empty one.
void check_main_part(const ZipArchive& archive, const std::string& path, const std::string& name) {
  const auto xml = archive.read(path);
  if (!xml) throw InputError(name + ": no Word document (" + path + " is missing)");
  const auto part = parse_xml_part(*xml, path);
  const std::string_view root = part->document_element().name();
  if (root == "w:document") return;
  throw InputError(name + ": no Word document (the first element of " + path + " is <" +
                   std::string(root) + ">, not <w:document>)");
}

/// A part that is missing is a document without notes.
void read_part(const ZipArchive& archive, const std::string& path, ParagraphKind kind,
               Document& document) {
  const auto xml = archive.read(path);
  if (!xml) return;
  const XmlPart part(*xml, path);
  PartReader reader(part, kind);
  reader.read();
  for (Paragraph& paragraph : reader.take()) {
    paragraph.source.part = document.parts.size();
    document.paragraphs.push_back(std::move(paragraph));
  }
  document.parts.push_back(path);
}

/// The path of the main part, from the package's relationships.
std::string main_part(const ZipArchive& archive) {
  if (const auto xml = archive.read("_rels/.rels")) {
    const auto part = parse_xml_part(*xml, "_rels/.rels");
    for (const pugi::xml_node& node : part->document_element()) {
      const std::string_view type = node.attribute("Type").value();
      std::string_view target = node.attribute("Target").value();
      if (target.starts_with('/')) target.remove_prefix(1);
      if (type.ends_with("/officeDocument")) return std::string(target);
    }
  }
  // Where all programs put it.
  return "word/document.xml";
}

}  // namespace

bool is_docx(std::string_view bytes) {
  // The folder in which all programs put its parts; names stand in a zip file as they are.
  return bytes.starts_with("PK") && bytes.find("word/") != std::string_view::npos &&
         text::binary_kind(bytes.substr(0, 4096)).empty() && !is_odt(bytes);
}

Document read_docx(const std::string& bytes, const std::string& name) {
  const ZipArchive archive(bytes, name);
  const std::string main = main_part(archive);
  check_main_part(archive, main, name);
  Document document;
  read_part(archive, main, ParagraphKind::text, document);
  // Notes come last: in the file they are parts of their own, and segments number the main text
  // first.
  read_part(archive, "word/footnotes.xml", ParagraphKind::note, document);
  read_part(archive, "word/endnotes.xml", ParagraphKind::note, document);
  return document;
}

}  // namespace calque::document
