#include "document/pptx/pptx.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "calque/error.h"
#include "document/package/drawing_text.h"
#include "document/package/package_parts.h"
#include "document/package/properties.h"
#include "document/package/relationships.h"
#include "document/package/xml_part.h"
#include "document/package/zip_archive.h"
#include "text/file_kind.h"

namespace calque::document {
namespace {

class PackageReader {
 public:
  PackageReader(const ZipArchive& archive, const ReadOptions& options)
      : archive_(archive), options_(options) {}

  Document read() {
    const std::string main = main_part_of(archive_, "ppt/presentation.xml");
    const auto xml = archive_.read(main);
    if (!xml) throw InputError("no PowerPoint presentation (" + main + " is missing)");
    const auto part = parse_xml_part(*xml, main);
    const pugi::xml_node presentation = part->document_element();
    if (std::string_view(presentation.name()) != "p:presentation") {
      throw InputError("no PowerPoint presentation (the first element of " + main + " is <" +
                       presentation.name() + ">, not <p:presentation>)");
    }
    const std::vector<Relationship> all = relationships_of(archive_, main);
    const auto parts = by_id(all);
    for (const pugi::xml_node& slide : presentation.child("p:sldIdLst")) {
      const auto found = parts.find(slide.attribute("r:id").value());
      if (found != parts.end()) read_slide(found->second.target);
    }
    for (const Relationship& master : all) {
      if (options_.include.masters && master.type == "slideMaster") read_master(master.target);
    }
    read_properties(archive_, options_, document_);
    return std::move(document_);
  }

 private:
  void read_slide(const std::string& path) {
    const auto xml = archive_.read(path);
    if (!xml || !take(path)) return;
    const XmlPart part(*xml, path);
    const std::string_view shown = part.root().document_element().attribute("show").value();
    if ((shown == "0" || shown == "false") && !options_.include.hidden) {
      document_.leave_out("hidden slide");
      return;
    }
    add(part, path, ParagraphKind::text);
    for (const Relationship& beside : relationships_of(archive_, path)) {
      if (beside.type == "notesSlide") read_drawing(beside.target, ParagraphKind::note);
      if (beside.type == "comments") read_comments(beside.target);
    }
  }

  void add(const XmlPart& part, const std::string& path, ParagraphKind kind) {
    add_part(document_, path, read_drawing_text(part, part.root(), kind, document_));
  }

  void read_drawing(const std::string& path, ParagraphKind kind) {
    const auto xml = archive_.read(path);
    if (xml && take(path)) add(XmlPart(*xml, path), path, kind);
  }

  void read_master(const std::string& path) {
    read_drawing(path, ParagraphKind::text);
    for (const Relationship& layout : relationships_of(archive_, path)) {
      if (layout.type == "slideLayout") read_drawing(layout.target, ParagraphKind::text);
    }
  }

  /// Their text is one element, without runs.
  void read_comments(const std::string& path) {
    const auto xml = archive_.read(path);
    if (!xml || !take(path)) return;
    const XmlPart part(*xml, path);
    ParagraphBuilder builder(ParagraphBuilder::WhiteSpace::keep);
    for (const pugi::xml_node& comment : part.root().document_element()) {
      if (!options_.include.comments) document_.leave_out("comment");
      builder.next_paragraph(ParagraphKind::comment);
      for (const pugi::xml_node& text : comment.child("p:text")) part.add_text(text, builder);
    }
    if (options_.include.comments) add_part(document_, path, builder.take());
  }

  /// False where the part was read before.
  bool take(const std::string& path) { return taken_.insert(path).second; }

  const ZipArchive& archive_;
  const ReadOptions& options_;
  Document document_;
  std::set<std::string> taken_;
};

}  // namespace

bool is_pptx(std::string_view bytes) {
  return text::binary_kind(bytes.substr(0, 65'536)) == "a PowerPoint presentation";
}

Document read_pptx(const std::string& bytes, const std::string& name, const ReadOptions& options) {
  const ZipArchive archive(bytes, name);
  return PackageReader(archive, options).read();
}

}  // namespace calque::document
