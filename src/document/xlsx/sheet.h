#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/package/xml_part.h"

namespace calque::document {

/// A place in a sheet; rows and columns are counted from 1.
struct CellPlace {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
};

/// "B12"; nothing for what is no such name.
std::optional<CellPlace> read_cell_place(std::string_view name);

/// Cells of one row, such as the headings of a table.
struct CellRange {
  CellPlace first;
  std::uint32_t last_column = 0;

  bool has(CellPlace place) const {
    return place.row == first.row && place.column >= first.column && place.column <= last_column;
  }
};

/// A cell with text that is no result of a formula.
struct TextCell {
  CellPlace place;
  bool hidden = false;   ///< With its row or its column.
  bool own = false;      ///< Its text is its own, and none that other cells may share.
  std::size_t text = 0;  ///< The number of its text among those of its sheet, or the shared ones.
};

struct SheetText {
  std::vector<TextCell> cells;  ///< In their order.
  std::vector<Paragraph> own;   ///< Texts that cells do not share.
};

SheetText read_sheet_text(const XmlPart& sheet);

}  // namespace calque::document
