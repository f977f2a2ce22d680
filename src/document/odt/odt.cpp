#include "document/odt/odt.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "calque/error.h"
#include "document/package/xml_part.h"
#include "document/package/zip_archive.h"
#include "document/paragraph_builder.h"
#include "text/xml_text.h"

namespace calque::document {
namespace {

/// Notes stand inside the paragraph that refers to them; they are read after the main text.
class OdtReader {
 public:
  explicit OdtReader(const XmlPart& part) : part_(part) {}

  std::vector<Paragraph> read(const pugi::xml_node& text) {
    walk(text);
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      in_note_ = true;
      const pugi::xml_node note = notes_[i];  // the list grows while it is walked through
      walk(note);
    }
    return builder_.take();
  }

 private:
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
    if (name == "text:h" || name == "text:p") {
      enter_paragraph(node);
    } else if (name == "text:list") {
      ++list_depth_;
    } else if (name == "table:table-cell") {
      ++cell_depth_;
    } else {
      return enter_inline(node);
    }
    return true;
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
    } else if (in_note_) {
      builder_.next_paragraph(ParagraphKind::note);
    } else if (list_depth_ > 0) {
      builder_.next_paragraph(ParagraphKind::list_item, list_depth_);
    } else {
      builder_.next_paragraph(cell_depth_ > 0 ? ParagraphKind::table_cell : ParagraphKind::text);
    }
  }

  bool enter_inline(const pugi::xml_node& node) {
    const std::string_view name = node.name();
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
      if (const pugi::xml_node body = node.child("text:note-body")) notes_.push_back(body);
    } else if (name == "draw:frame") {
      builder_.add_placeholder("image", "<draw:frame>", part_.whole(node));
    } else {
      // Deleted text, comments, and what the program makes anew.
      return name != "text:tracked-changes" && name != "office:annotation" &&
             name != "text:table-of-content" && name != "text:sequence-decls" &&
             name != "office:forms";
    }
    return false;
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
    if (name == "table:table-cell") --cell_depth_;
    if (name == "text:h" || name == "text:p") {
      --in_paragraph_;
      builder_.next_paragraph(ParagraphKind::text);
    }
  }

  const XmlPart& part_;
  ParagraphBuilder builder_{ParagraphBuilder::WhiteSpace::collapse};
  std::vector<pugi::xml_node> notes_;
  bool in_note_ = false;
  int in_paragraph_ = 0;
  int list_depth_ = 0;
  int cell_depth_ = 0;
  std::size_t spaces_left_ = 1'000'000;  ///< A few bytes could stand for millions of them.
};

}  // namespace

bool is_odt(std::string_view bytes) {
  // OpenDocument 1.2, part 3, 3.3: the first entry of the package is `mimetype`, stored as it is,
  // so its content stands within the first bytes.
  constexpr std::size_t kNear = 200;
  return bytes.starts_with("PK") && bytes.find("application/vnd.oasis.opendocument.text") < kNear;
}

std::string escape_odt(std::string_view text, const TextPlace& /*place*/) {
  std::string escaped;
  text::append_xml_content(escaped, text);
  std::string out;
  for (std::size_t i = 0; i < escaped.size(); ++i) {
    const char c = escaped[i];
    if (c == '\t') {
      out += "<text:tab/>";
    } else if (c == '\n') {
      out += "<text:line-break/>";
    } else if (c == ' ' && i > 0 && escaped[i - 1] == ' ') {
      // The first space of a run stays, the others would collapse.
      out += "<text:s/>";
    } else {
      out += c;
    }
  }
  return out;
}

Document read_odt(const std::string& bytes, const std::string& name,
                  const ReadOptions& /*options*/) {
  const ZipArchive archive(bytes, name);
  const auto xml = archive.read("content.xml");
  if (!xml) throw InputError(name + ": no OpenDocument file (content.xml is missing)");
  const XmlPart part(*xml, name + ": content.xml");
  const pugi::xml_node text =
      part.root().child("office:document-content").child("office:body").child("office:text");
  if (!text) throw InputError(name + ": no OpenDocument text");
  Document document;
  document.paragraphs = OdtReader(part).read(text);
  document.parts = {"content.xml"};
  return document;
}

}  // namespace calque::document
