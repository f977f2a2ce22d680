#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "sqlite/page_file.h"

/// Rows and keys out of the bytes of single pages (https://sqlite.org/fileformat2.html, sections
/// 1.6 and 2.1). What does not hold together is left out, whatever the bytes are.
namespace calque::sqlite {

struct Blob {
  std::string bytes;
};

/// A stored value: NULL, a number, a text or bytes. Fractions, which calque's tables do not have,
/// count as NULL.
using PageValue = std::variant<std::monostate, std::int64_t, std::string, Blob>;

enum class PageKind : std::uint8_t {
  other,
  index_inside = 0x02,
  table_inside = 0x05,
  index_leaf = 0x0A,
  table_leaf = 0x0D
};

/// A row of a table, or a key of an index, whose `rowid` is the last of its values.
struct PageRow {
  std::int64_t rowid = 0;
  std::vector<PageValue> values;
};

/// What the cells of a page hold.
struct PageCells {
  PageKind kind = PageKind::other;
  std::vector<PageRow> rows;            ///< Of leaves and of the inside of an index.
  std::vector<std::uint32_t> children;  ///< Of the inside of a table or an index.
  std::size_t broken = 0;               ///< Cells that do not hold together.
};

/// Reads the cells of a page, with what of them goes on in other pages.
PageCells read_cells(PageFile& file, std::uint32_t page);

}  // namespace calque::sqlite
