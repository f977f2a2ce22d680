#include "document/opendocument/opendocument.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "calque/error.h"
#include "document/opendocument/content_reader.h"
#include "document/package/package_parts.h"
#include "document/package/xml_part.h"
#include "document/package/zip_archive.h"
#include "text/xml_text.h"

namespace calque::document {
namespace {

/// OpenDocument 1.2, part 3, 3.3: the first entry of the package is `mimetype`, stored as it is, so
/// its content stands within the first bytes.
bool has_type(std::string_view bytes, std::string_view type) {
  constexpr std::size_t kNear = 200;
  const std::string whole = "application/vnd.oasis.opendocument." + std::string(type);
  return bytes.starts_with("PK") && bytes.substr(0, kNear).find(whole) != std::string_view::npos;
}

class PackageReader {
 public:
  PackageReader(const ZipArchive& archive, const std::string& name, const ReadOptions& options)
      : archive_(archive), name_(name), options_(options) {}

  Document read(const char* body) {
    const auto xml = archive_.read("content.xml");
    if (!xml) throw InputError(name_ + ": no OpenDocument file (content.xml is missing)");
    const XmlPart part(*xml, name_ + ": content.xml");
    const pugi::xml_node content = part.root().child("office:document-content");
    const pugi::xml_node text = content.child("office:body").child(body);
    if (!text) throw InputError(name_ + ": no OpenDocument file with an " + body);
    add("content.xml", part, text, ParagraphKind::text);
    read_styles();
    return std::move(document_);
  }

 private:
  void add(const std::string& path, const XmlPart& part, const pugi::xml_node& root,
           ParagraphKind kind) {
    add_part(document_, path, read_opendocument(part, root, kind, options_, document_));
  }

  /// Headers and footers stand with the page styles.
  void read_styles() {
    const auto xml = archive_.read("styles.xml");
    if (!xml) return;
    const XmlPart part(*xml, name_ + ": styles.xml");
    for (const pugi::xml_node& page : part.root()
                                          .child("office:document-styles")
                                          .child("office:master-styles")
                                          .children("style:master-page")) {
      for (const pugi::xml_node& place : page) read_header(part, place);
    }
  }

  void read_header(const XmlPart& part, const pugi::xml_node& place) {
    constexpr auto kHeaders = std::to_array<std::string_view>(
        {"style:header", "style:header-left", "style:header-first", "loext:header-first"});
    constexpr auto kFooters = std::to_array<std::string_view>(
        {"style:footer", "style:footer-left", "style:footer-first", "loext:footer-first"});
    const std::string_view name = place.name();
    const bool header = std::ranges::find(kHeaders, name) != kHeaders.end();
    if (!header && std::ranges::find(kFooters, name) == kFooters.end()) return;
    if (std::string_view(place.attribute("style:display").value()) == "false") return;
    add("styles.xml", part, place, header ? ParagraphKind::header : ParagraphKind::footer);
  }

  const ZipArchive& archive_;
  const std::string& name_;
  const ReadOptions& options_;
  Document document_;
};

}  // namespace

bool is_odt(std::string_view bytes) {
  return has_type(bytes, "text");
}

bool is_ods(std::string_view bytes) {
  return has_type(bytes, "spreadsheet");
}

bool is_odp(std::string_view bytes) {
  return has_type(bytes, "presentation");
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

Document read_odt(const std::string& bytes, const std::string& name, const ReadOptions& options) {
  const ZipArchive archive(bytes, name);
  return PackageReader(archive, name, options).read("office:text");
}

Document read_ods(const std::string& bytes, const std::string& name, const ReadOptions& options) {
  const ZipArchive archive(bytes, name);
  return PackageReader(archive, name, options).read("office:spreadsheet");
}

Document read_odp(const std::string& bytes, const std::string& name, const ReadOptions& options) {
  const ZipArchive archive(bytes, name);
  return PackageReader(archive, name, options).read("office:presentation");
}

}  // namespace calque::document
