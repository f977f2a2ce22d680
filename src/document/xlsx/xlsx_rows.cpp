#include "document/xlsx/xlsx_rows.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "calque/error.h"
#include "document/package/package_parts.h"
#include "document/package/relationships.h"
#include "document/package/xml_part.h"
#include "document/package/zip_archive.h"
#include "document/xlsx/cell_text.h"
#include "document/xlsx/sheet.h"

namespace calque::document {
namespace {

using Rows = std::vector<std::vector<std::string>>;

// A table of terms or of a memory; a larger one is written as CSV.
constexpr std::size_t kMostCells = 4'000'000;

class RowReader {
 public:
  explicit RowReader(const ZipArchive& archive) : archive_(archive) {}

  Rows read() {
    const std::string main = main_part_of(archive_, "xl/workbook.xml");
    const auto xml = archive_.read(main);
    if (!xml) throw InputError("no Excel workbook (" + main + " is missing)");
    const auto workbook = parse_xml_part(*xml, main);
    const std::vector<Relationship> all = relationships_of(archive_, main);
    for (const Relationship& part : all) {
      if (part.type == "sharedStrings") read_shared(part.target);
    }
    const auto parts = by_id(all);
    for (const pugi::xml_node& sheet : child_of(workbook->document_element(), "sheets")) {
      const std::string_view state = sheet.attribute("state").value();
      const pugi::xml_attribute id = sheet.find_attribute([](const pugi::xml_attribute& attribute) {
        return std::string_view(attribute.name()).ends_with(":id");
      });
      const auto found = parts.find(id.value());
      if (state.ends_with("idden") || found == parts.end()) continue;
      Rows rows = read_sheet(found->second.target);
      if (!rows.empty()) return rows;
    }
    return {};
  }

 private:
  static std::string text_of(const XmlPart& part, const pugi::xml_node& element) {
    const auto paragraph = read_cell_text(part, element, ParagraphKind::table_cell);
    return paragraph ? paragraph->content.text : std::string();
  }

  void read_shared(const std::string& path) {
    const auto xml = archive_.read(path);
    if (!xml) return;
    const XmlPart part(*xml, path);
    for (const pugi::xml_node& item : part.root().document_element()) {
      if (local_name(item.name()) == "si") shared_.push_back(text_of(part, item));
    }
  }

  Rows read_sheet(const std::string& path) {
    Rows rows;
    const auto xml = archive_.read(path);
    if (!xml) return rows;
    const XmlPart sheet(*xml, path);
    for (const pugi::xml_node& row : child_of(sheet.root().document_element(), "sheetData")) {
      std::vector<std::string> fields;
      for (const pugi::xml_node& cell : row) {
        const auto place = read_cell_place(cell.attribute("r").value());
        const std::size_t column = place ? place->column : fields.size() + 1;
        std::string value = value_of(sheet, cell);
        if (value.empty() || column == 0) continue;
        if (column > fields.size()) cells_ += column - fields.size();
        if (cells_ > kMostCells) throw InputError("it has more than four million cells");
        fields.resize(std::max(fields.size(), column));
        fields[column - 1] = std::move(value);
      }
      if (!fields.empty()) rows.push_back(std::move(fields));
    }
    return rows;
  }

  std::string value_of(const XmlPart& sheet, const pugi::xml_node& cell) const {
    const std::string_view type = cell.attribute("t").value();
    if (type == "inlineStr") return text_of(sheet, child_of(cell, "is"));
    const std::string value = child_of(cell, "v").text().get();
    if (type == "e") return {};  // an error: "#N/A"
    if (type != "s") return value;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool known = error == std::errc() && end != value.data() && number < shared_.size();
    return known ? shared_[number] : std::string();
  }

  const ZipArchive& archive_;
  std::vector<std::string> shared_;
  std::size_t cells_ = 0;
};

}  // namespace

Rows read_xlsx_rows(const std::string& bytes, const std::string& name) {
  try {
    const ZipArchive archive(bytes, name);
    return RowReader(archive).read();
  } catch (const InputError& error) {
    const std::string message = error.what();
    throw InputError(message.starts_with(name) ? message : name + ": " + message);
  }
}

}  // namespace calque::document
