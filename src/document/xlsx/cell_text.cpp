#include "document/xlsx/cell_text.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/package/package_parts.h"
#include "document/package/run_format.h"
#include "document/paragraph_builder.h"

namespace calque::document {

std::optional<Paragraph> read_cell_text(const XmlPart& part, const pugi::xml_node& element,
                                        ParagraphKind kind) {
  ParagraphBuilder builder(ParagraphBuilder::WhiteSpace::keep);
  builder.next_paragraph(kind);
  RunFormat open;
  const auto set_format = [&](const RunFormat& format, std::size_t begin) {
    if (format == open) return;
    if (!open.plain()) builder.close_tag({begin, begin});
    open = format;
    if (!format.plain()) {
      builder.open_tag(type_of(format), code_of(format, ""), "", {begin, begin});
    }
  };
  const auto add_text = [&](const pugi::xml_node& text) {
    for (const pugi::xml_node& child : text) part.add_text(child, builder);
  };
  for (const pugi::xml_node& child : element) {
    const std::string_view name = local_name(child.name());
    if (child.type() == pugi::node_pcdata && local_name(element.name()) == "v") {
      part.add_text(child, builder);
    } else if (name == "t") {
      set_format({}, offset_of(child) - 1);
      add_text(child);
    } else if (name == "r") {
      for (const pugi::xml_node& text : child) {
        if (local_name(text.name()) != "t") continue;
        set_format(format_by_elements(child.child("rPr"), ""), offset_of(child) - 1);
        add_text(text);
      }
    }
  }
  std::vector<Paragraph> read = builder.take();
  if (read.empty()) return std::nullopt;
  return std::move(read.front());
}

}  // namespace calque::document
