#include "document/xlsx/sheet.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "document/package/package_parts.h"
#include "document/xlsx/cell_text.h"
#include "text/ascii.h"

namespace calque::document {
namespace {

/// ECMA-376, 18.3.1.73 and 18.3.1.13 name these bounds of Excel: 1,048,576 rows of 16,384 columns.
constexpr std::uint32_t kLastColumn = 16'384;

bool is_true(const pugi::xml_attribute& attribute) {
  const std::string_view value = attribute.value();
  return value == "1" || value == "true";
}

class SheetReader {
 public:
  explicit SheetReader(const XmlPart& sheet) : sheet_(sheet) {}

  SheetText read() {
    const pugi::xml_node root = sheet_.root().document_element();
    read_columns(child_of(root, "cols"));
    CellPlace place;
    for (const pugi::xml_node& row : child_of(root, "sheetData")) {
      place = {row.attribute("r").as_uint(place.row + 1), 0};
      const bool hidden = is_true(row.attribute("hidden"));
      for (const pugi::xml_node& cell : row) {
        const auto named = read_cell_place(cell.attribute("r").value());
        place.column = named ? named->column : place.column + 1;
        add(cell, {.place = place, .hidden = hidden || is_hidden(place.column), .own = false});
      }
    }
    return std::move(text_);
  }

 private:
  void read_columns(const pugi::xml_node& columns) {
    for (const pugi::xml_node& column : columns) {
      if (!is_true(column.attribute("hidden"))) continue;
      hidden_columns_.resize(kLastColumn + 1, false);
      const std::uint32_t last = std::min(column.attribute("max").as_uint(), kLastColumn);
      // Ranges of a sheet do not overlap; a file in which they all do must not take long.
      for (std::uint32_t i = column.attribute("min").as_uint(1); i <= last; ++i) {
        if (hidden_columns_[i]) break;
        hidden_columns_[i] = true;
      }
    }
  }

  bool is_hidden(std::uint32_t column) const {
    return column < hidden_columns_.size() && hidden_columns_[column];
  }

  void add(const pugi::xml_node& cell, TextCell text) {
    if (child_of(cell, "f")) return;
    const std::string_view type = cell.attribute("t").value();
    if (type == "s") {
      const std::string_view number = child_of(cell, "v").text().get();
      const auto [end, error] =
          std::from_chars(number.data(), number.data() + number.size(), text.text);
      if (error == std::errc() && end != number.data()) text_.cells.push_back(text);
    } else if (type == "inlineStr" || type == "str") {
      const pugi::xml_node element = child_of(cell, type == "str" ? "v" : "is");
      auto own = read_cell_text(sheet_, element, ParagraphKind::table_cell);
      if (!own) return;
      text.own = true;
      text.text = text_.own.size();
      text_.cells.push_back(text);
      text_.own.push_back(std::move(*own));
    }
  }

  const XmlPart& sheet_;
  std::vector<bool> hidden_columns_;
  SheetText text_;
};

}  // namespace

std::optional<CellPlace> read_cell_place(std::string_view name) {
  CellPlace place;
  std::size_t at = 0;
  for (; at < name.size() && place.column <= kLastColumn; ++at) {
    const char c = text::upper_ascii(name[at]);
    if (c < 'A' || c > 'Z') break;
    place.column = place.column * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
  }
  const char* const end = name.data() + name.size();
  const auto [last, error] = std::from_chars(name.data() + at, end, place.row);
  if (at == 0 || error != std::errc() || last != end) return std::nullopt;
  return place;
}

SheetText read_sheet_text(const XmlPart& sheet) {
  return SheetReader(sheet).read();
}

}  // namespace calque::document
