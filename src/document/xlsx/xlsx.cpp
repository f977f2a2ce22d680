#include "document/xlsx/xlsx.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "calque/error.h"
#include "document/package/drawing_text.h"
#include "document/package/package_parts.h"
#include "document/package/properties.h"
#include "document/package/relationships.h"
#include "document/package/xml_part.h"
#include "document/package/zip_archive.h"
#include "document/xlsx/cell_text.h"
#include "document/xlsx/sheet.h"
#include "text/file_kind.h"

namespace calque::document {
namespace {

pugi::xml_node root_of(const XmlPart& part) {
  return part.root().document_element();
}

/// A sheet whose texts have been found, but not yet told from those of other sheets.
struct Sheet {
  std::string path;
  bool hidden = false;
  SheetText text;
  std::vector<CellRange> headings;
};

/// Texts that cells share stand in one part: a text is read at the first cell that shows it, so
/// that every sheet must be known before.
class PackageReader {
 public:
  PackageReader(const ZipArchive& archive, const ReadOptions& options)
      : archive_(archive), options_(options) {}

  Document read() {
    const std::string main = main_part_of(archive_, "xl/workbook.xml");
    const auto xml = archive_.read(main);
    if (!xml) throw InputError("no Excel workbook (" + main + " is missing)");
    const XmlPart part(*xml, main);
    if (local_name(root_of(part).name()) != "workbook") {
      throw InputError("no Excel workbook (the first element of " + main + " is <" +
                       root_of(part).name() + ">, not <workbook>)");
    }
    const std::vector<Relationship> all = relationships_of(archive_, main);
    read_sheets(root_of(part), by_id(all));
    read_cells(all);
    for (const Sheet& sheet : sheets_) {
      if (!sheet.hidden || options_.include.hidden) read_beside(sheet.path);
    }
    read_properties(archive_, options_, document_);
    return std::move(document_);
  }

 private:
  using Parts = std::map<std::string, Relationship, std::less<>>;

  void read_sheets(const pugi::xml_node& workbook, const Parts& parts) {
    for (const pugi::xml_node& list : workbook) {
      if (local_name(list.name()) != "sheets") continue;
      for (const pugi::xml_node& sheet : list) read_sheet(sheet, parts);
    }
  }

  void read_sheet(const pugi::xml_node& entry, const Parts& parts) {
    const pugi::xml_attribute id = entry.find_attribute([](const pugi::xml_attribute& attribute) {
      return std::string_view(attribute.name()).ends_with(":id");
    });
    const auto found = parts.find(id.value());
    if (found == parts.end() || found->second.type != "worksheet") return;
    const std::string& path = found->second.target;
    const auto xml = taken_.insert(path).second ? archive_.read(path) : std::nullopt;
    if (!xml) return;
    Sheet& sheet = sheets_.emplace_back();
    sheet.path = path;
    const std::string_view state = entry.attribute("state").value();
    sheet.hidden = state == "hidden" || state == "veryHidden";
    sheet.text = read_sheet_text(XmlPart(*xml, sheet.path));
    for (const Relationship& table : relationships_of(archive_, sheet.path)) {
      if (table.type == "table") read_headings(table.target, sheet);
    }
  }

  /// The names of a table's columns must be the texts of their cells, and formulas use them: Excel
  /// repairs a file in which one is translated and the other is not.
  void read_headings(const std::string& path, Sheet& sheet) {
    const auto xml = taken_.insert(path).second ? archive_.read(path) : std::nullopt;
    if (!xml) return;
    // Every cell is compared with each of them.
    constexpr std::size_t kMostTables = 1000;
    if (sheet.headings.size() == kMostTables) throw InputError(sheet.path + " has too many tables");
    const auto table = parse_xml_part(*xml, path);
    const pugi::xml_node root = table->document_element();
    if (root.attribute("headerRowCount").as_int(1) == 0) return;
    const std::string_view place = root.attribute("ref").value();
    const std::size_t colon = std::min(place.find(':'), place.size());
    const auto first = read_cell_place(place.substr(0, colon));
    const auto last = read_cell_place(place.substr(std::min(colon + 1, place.size())));
    if (first) sheet.headings.push_back({*first, last ? last->column : first->column});
  }

  /// What becomes of a text that cells share.
  enum class Use { none, hidden, shown, heading };

  Use use_of(const Sheet& sheet, const TextCell& cell) const {
    const auto is_in = [&](const CellRange& range) { return range.has(cell.place); };
    if (std::ranges::any_of(sheet.headings, is_in)) return Use::heading;
    const bool hidden = (sheet.hidden || cell.hidden) && !options_.include.hidden;
    return hidden ? Use::hidden : Use::shown;
  }

  void read_cells(const std::vector<Relationship>& all) {
    const auto found = std::ranges::find(all, "sharedStrings", &Relationship::type);
    const auto xml = found == all.end() ? std::nullopt : archive_.read(found->target);
    std::optional<XmlPart> shared;
    std::vector<pugi::xml_node> texts;
    if (xml) {
      shared.emplace(*xml, found->target);
      for (const pugi::xml_node& text : root_of(*shared)) texts.push_back(text);
    }
    std::vector<Use> uses(texts.size(), Use::none);
    for (const Sheet& sheet : sheets_) {
      for (const TextCell& cell : sheet.text.cells) {
        if (cell.own || cell.text >= uses.size()) continue;
        uses[cell.text] = std::max(uses[cell.text], use_of(sheet, cell));
      }
    }
    count(uses);
    for (Sheet& sheet : sheets_) {
      if (shared) add_part(document_, found->target, shared_texts(sheet, *shared, texts, uses));
      add_own_texts(sheet);
    }
  }

  void count(const std::vector<Use>& uses) {
    document_.leave_out("text of hidden cells",
                        static_cast<std::size_t>(std::ranges::count(uses, Use::hidden)));
    document_.leave_out("heading of tables",
                        static_cast<std::size_t>(std::ranges::count(uses, Use::heading)));
  }

  /// The texts of a sheet that no sheet before it has.
  std::vector<Paragraph> shared_texts(const Sheet& sheet, const XmlPart& part,
                                      const std::vector<pugi::xml_node>& texts,
                                      std::vector<Use>& uses) const {
    std::vector<Paragraph> paragraphs;
    for (const TextCell& cell : sheet.text.cells) {
      const bool known = !cell.own && cell.text < uses.size();
      if (!known || use_of(sheet, cell) != Use::shown || uses[cell.text] != Use::shown) continue;
      uses[cell.text] = Use::none;
      auto text = read_cell_text(part, texts[cell.text], ParagraphKind::table_cell);
      if (text) paragraphs.push_back(std::move(*text));
    }
    return paragraphs;
  }

  void add_own_texts(Sheet& sheet) {
    std::vector<Paragraph> paragraphs;
    for (const TextCell& cell : sheet.text.cells) {
      if (!cell.own) continue;
      const Use use = use_of(sheet, cell);
      if (use == Use::hidden) document_.leave_out("text of hidden cells");
      if (use == Use::heading) document_.leave_out("heading of tables");
      if (use == Use::shown) paragraphs.push_back(std::move(sheet.text.own[cell.text]));
    }
    if (!paragraphs.empty()) add_part(document_, sheet.path, std::move(paragraphs));
  }

  /// Shapes and comments of a sheet.
  void read_beside(const std::string& sheet) {
    for (const Relationship& beside : relationships_of(archive_, sheet)) {
      if (beside.type != "drawing" && beside.type != "comments") continue;
      const auto xml =
          taken_.insert(beside.target).second ? archive_.read(beside.target) : std::nullopt;
      if (!xml) continue;
      const XmlPart part(*xml, beside.target);
      if (beside.type == "drawing") {
        add_part(document_, beside.target,
                 read_drawing_text(part, part.root(), ParagraphKind::text, document_));
      } else {
        read_comments(part, beside.target);
      }
    }
  }

  void read_comments(const XmlPart& part, const std::string& path) {
    std::vector<Paragraph> paragraphs;
    for (const pugi::xml_node& list : root_of(part)) {
      if (local_name(list.name()) != "commentList") continue;
      for (const pugi::xml_node& comment : list) {
        for (const pugi::xml_node& text : comment) {
          if (local_name(text.name()) != "text") continue;
          auto read = read_cell_text(part, text, ParagraphKind::comment);
          if (read) paragraphs.push_back(std::move(*read));
        }
      }
    }
    if (options_.include.comments) {
      add_part(document_, path, std::move(paragraphs));
    } else {
      document_.leave_out("comment", paragraphs.size());
    }
  }

  const ZipArchive& archive_;
  const ReadOptions& options_;
  std::vector<Sheet> sheets_;
  std::set<std::string> taken_;  ///< Paths of parts that were looked at.
  Document document_;
};

}  // namespace

bool is_xlsx(std::string_view bytes) {
  return text::binary_kind(bytes.substr(0, 65'536)) == "an Excel workbook";
}

Document read_xlsx(const std::string& bytes, const std::string& name, const ReadOptions& options) {
  const ZipArchive archive(bytes, name);
  return PackageReader(archive, options).read();
}

}  // namespace calque::document
