#include "document/docx/docx.h"

#include <array>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calque/error.h"
#include "document/docx/docx_part.h"
#include "document/opendocument/opendocument.h"
#include "document/package/properties.h"
#include "document/package/relationships.h"
#include "document/package/xml_part.h"
#include "document/package/zip_archive.h"
#include "text/file_kind.h"

namespace calque::document {
namespace {

/// A workbook that is named .docx has no paragraphs of Word, and must not pass for an empty one.
void check_main_part(const std::optional<std::string>& xml, const std::string& path) {
  if (!xml) throw InputError("no Word document (" + path + " is missing)");
  // The root element stands at the start, behind comments at most.
  const auto part = parse_xml_part(*xml, path);
  const std::string_view root = part->document_element().name();
  if (root == "w:document") return;
  throw InputError("no Word document (the first element of " + path + " is <" + std::string(root) +
                   ">, not <w:document>)");
}

/// A kind of part beside the main one.
struct PartKind {
  std::string_view type;  ///< Of the relationship.
  ParagraphKind kind;
};

/// In this order, behind the main text: in the file they are parts of their own, and segments
/// number the main text first.
constexpr auto kParts = std::to_array<PartKind>({{"footnotes", ParagraphKind::note},
                                                 {"endnotes", ParagraphKind::note},
                                                 {"header", ParagraphKind::header},
                                                 {"footer", ParagraphKind::footer},
                                                 {"comments", ParagraphKind::comment}});

class PackageReader {
 public:
  PackageReader(const ZipArchive& archive, const ReadOptions& options)
      : archive_(archive), options_(options) {}

  Document read() {
    const std::string main = main_part_of(archive_, "word/document.xml");
    const auto xml = archive_.read(main);
    check_main_part(xml, main);
    taken_.insert(main);
    read_docx_part(*xml, main, ParagraphKind::text, document_);
    const std::vector<Relationship> all = relationships_of(archive_, main);
    for (const PartKind& kind : kParts) {
      for (const Relationship& part : all) {
        if (part.type == kind.type) read_part(part.target, kind.kind);
      }
      // Files of small programs name no relationships; parts of other kinds are numbered.
      if (kind.kind == ParagraphKind::note) {
        read_part("word/" + std::string(kind.type) + ".xml", kind.kind);
      }
    }
    read_properties(archive_, options_, document_);
    return std::move(document_);
  }

 private:
  /// A part that is missing has no text.
  void read_part(const std::string& path, ParagraphKind kind) {
    if (!taken_.insert(path).second) return;
    const auto xml = archive_.read(path);
    if (!xml) return;
    if (kind == ParagraphKind::comment && !options_.include.comments) {
      const auto part = parse_xml_part(*xml, path);
      const auto comments = part->document_element().children("w:comment");
      document_.leave_out(
          "comment", static_cast<std::size_t>(std::distance(comments.begin(), comments.end())));
      return;
    }
    read_docx_part(*xml, path, kind, document_);
  }

  const ZipArchive& archive_;
  const ReadOptions& options_;
  std::set<std::string> taken_;  ///< Paths of parts that were looked at.
  Document document_;
};

}  // namespace

bool is_docx(std::string_view bytes) {
  // The folder in which all programs put its parts; names stand in a zip file as they are.
  return bytes.starts_with("PK") && bytes.find("word/") != std::string_view::npos &&
         text::binary_kind(bytes.substr(0, 4096)).empty() && !is_odt(bytes);
}

Document read_docx(const std::string& bytes, const std::string& name, const ReadOptions& options) {
  const ZipArchive archive(bytes, name);
  return PackageReader(archive, options).read();
}

}  // namespace calque::document
