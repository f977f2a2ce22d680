#include "document/strings/resx.h"

#include <string>

#include "calque/error.h"
#include "document/strings/xml_content.h"
#include "text/trim.h"

namespace calque::document {
namespace {

/// Images, sizes and fonts name the type that they are read as.
bool is_text(const pugi::xml_node& data) {
  const std::string_view type = data.attribute("type").value();
  return data.attribute("mimetype").empty() && (type.empty() || type.starts_with("System.String"));
}

}  // namespace

bool is_resx(std::string_view bytes) {
  // The schema that is written into these files may take some thousand bytes.
  const std::string_view head = bytes.substr(0, 16 * std::size_t{1024});
  return head.find("<root") != std::string_view::npos &&
         head.find("<resheader") != std::string_view::npos;
}

Document read_resx(std::string_view text) {
  const std::string xml(text);
  const XmlPart part(xml, "it", pugi::encoding_utf8);
  const pugi::xml_node root = part.root().document_element();
  if (std::string_view(root.name()) != "root") {
    throw InputError("no file of .NET resources (its first element is not <root>)");
  }
  Document document;
  ParagraphBuilder builder(ParagraphBuilder::WhiteSpace::keep);
  for (const pugi::xml_node& data : root.children("data")) {
    const std::string name = data.attribute("name").value();
    // What begins so tells the designer of forms about a control.
    const pugi::xml_node value = data.child("value");
    if (!is_text(data) || name.starts_with(">>") || value.empty()) continue;
    builder.next_paragraph(ParagraphKind::text);
    builder.name_string(
        {.key = name, .note = std::string(text::trimmed(data.child("comment").child_value()))});
    add_content(part, value, builder);
  }
  document.paragraphs = builder.take();
  return document;
}

}  // namespace calque::document
