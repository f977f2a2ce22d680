#include "document/package/properties.h"

#include <algorithm>
#include <string>
#include <utility>

#include "document/package/package_parts.h"
#include "document/package/relationships.h"
#include "document/package/xml_part.h"
#include "document/paragraph_builder.h"

namespace calque::document {

void read_properties(const ZipArchive& archive, const ReadOptions& options, Document& document) {
  if (!options.include.properties) return;
  const std::vector<Relationship> all = relationships_of(archive, "");
  const auto found = std::ranges::find(all, "core-properties", &Relationship::type);
  if (found == all.end()) return;
  const auto xml = archive.read(found->target);
  if (!xml) return;
  const XmlPart part(*xml, found->target);
  ParagraphBuilder builder(ParagraphBuilder::WhiteSpace::keep);
  for (const char* name :
       {"dc:title", "dc:subject", "dc:description", "cp:keywords", "cp:category"}) {
    builder.next_paragraph(ParagraphKind::text);
    for (const pugi::xml_node& text : part.root().document_element().child(name)) {
      part.add_text(text, builder);
    }
  }
  add_part(document, found->target, builder.take());
}

}  // namespace calque::document
