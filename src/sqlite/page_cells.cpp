#include "sqlite/page_cells.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace calque::sqlite {
namespace {

using Span = std::span<const std::byte>;

constexpr std::size_t kMostColumns = 100;  // far more than any table of a memory has

/// Takes numbers off the front of bytes; `failed` once there are too few.
class Reader {
 public:
  explicit Reader(Span bytes) : bytes_(bytes) {}

  bool failed() const { return failed_; }
  Span rest() const { return bytes_; }

  /// Seven bits a byte, most significant first; all eight of a ninth.
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (int i = 0; i < 9; ++i) {
      const Span byte = take(1);
      if (failed_) return 0;
      const auto bits = static_cast<std::uint64_t>(byte[0]);
      if (i == 8) return value << 8U | bits;
      value = value << 7U | (bits & 0x7FU);
      if ((bits & 0x80U) == 0) break;
    }
    return value;
  }

  Span take(std::uint64_t count) {
    if (count > bytes_.size()) {
      failed_ = true;
      return {};
    }
    const Span taken = bytes_.first(count);
    bytes_ = bytes_.subspan(count);
    return taken;
  }

 private:
  Span bytes_;
  bool failed_ = false;
};

/// Bytes of a value of a serial type (section 2.1).
std::uint64_t size_of(std::uint64_t type) {
  constexpr std::array<std::uint8_t, 12> kSizes{0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
  return type < kSizes.size() ? kSizes[type] : (type - 12) / 2;
}

PageValue value_of(std::uint64_t type, Span bytes) {
  if (type >= 1 && type <= 6) {
    std::uint64_t value = (bytes[0] & std::byte{0x80}) != std::byte{} ? ~std::uint64_t{0} : 0;
    for (const std::byte byte : bytes) value = value << 8U | static_cast<std::uint64_t>(byte);
    return static_cast<std::int64_t>(value);
  }
  if (type == 8 || type == 9) return static_cast<std::int64_t>(type - 8);
  if (type < 12) return std::monostate();
  std::string content(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (type % 2 == 0) return Blob{std::move(content)};
  return content;
}

/// Nothing unless the header and the body fill the record.
std::optional<std::vector<PageValue>> read_record(Span record) {
  Reader sizes(record);
  const std::uint64_t header_bytes = sizes.varint();
  const std::size_t told = record.size() - sizes.rest().size();
  if (sizes.failed() || header_bytes < told || header_bytes > record.size()) return std::nullopt;
  Reader types(record.subspan(told, header_bytes - told));
  Reader body(record.subspan(header_bytes));
  std::vector<PageValue> values;
  while (!types.rest().empty()) {
    const std::uint64_t type = types.varint();
    if (types.failed() || type == 10 || type == 11) return std::nullopt;
    const Span bytes = body.take(size_of(type));
    if (body.failed() || values.size() == kMostColumns) return std::nullopt;
    values.push_back(value_of(type, bytes));
  }
  if (!body.rest().empty() || values.empty()) return std::nullopt;
  return values;
}

class CellReader {
 public:
  CellReader(PageFile& file, std::uint32_t number)
      : file_(file), bytes_(file.page(number)), start_(number == 1 ? 100 : 0) {}

  PageCells read() {
    PageCells cells;
    cells.kind = kind();
    if (cells.kind == PageKind::other) return cells;
    const bool inside = is_inside(cells.kind);
    const std::size_t pointers = start_ + (inside ? 12 : 8);
    const std::uint32_t count = big_endian_16(bytes_, start_ + 3);
    if (pointers + 2 * std::size_t{count} > file_.usable_bytes()) {
      cells.kind = PageKind::other;
      return cells;
    }
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t at = big_endian_16(bytes_, pointers + 2 * std::size_t{i});
      if (at < pointers || at >= file_.usable_bytes() || !take(at, cells)) ++cells.broken;
    }
    if (inside) add_child(big_endian_32(bytes_, start_ + 8), cells);
    return cells;
  }

 private:
  static bool is_inside(PageKind kind) {
    return kind == PageKind::table_inside || kind == PageKind::index_inside;
  }

  PageKind kind() const {
    const auto kind = static_cast<PageKind>(bytes_[start_]);
    const bool known =
        is_inside(kind) || kind == PageKind::table_leaf || kind == PageKind::index_leaf;
    return known ? kind : PageKind::other;
  }

  bool add_child(std::uint32_t page, PageCells& cells) const {
    if (page < 2 || page > file_.pages()) return false;
    cells.children.push_back(page);
    return true;
  }

  bool take(std::size_t at, PageCells& cells) {
    Reader cell(Span(bytes_).subspan(at, file_.usable_bytes() - at));
    if (is_inside(cells.kind)) {
      const Span child = cell.take(4);
      if (cell.failed() || !add_child(big_endian_32(child, 0), cells)) return false;
      if (cells.kind == PageKind::table_inside) return true;
    }
    return take_row(cell, cells);
  }

  bool take_row(Reader& cell, PageCells& cells) {
    const bool table = cells.kind == PageKind::table_leaf;
    const std::uint64_t size = cell.varint();
    PageRow row;
    if (table) row.rowid = static_cast<std::int64_t>(cell.varint());
    if (cell.failed()) return false;
    const auto payload = read_payload(cell, size, table);
    auto values = payload ? read_record(*payload) : std::nullopt;
    if (!values) return false;
    row.values = *std::move(values);
    if (!table) {
      const auto* rowid = std::get_if<std::int64_t>(&row.values.back());
      if (rowid == nullptr) return false;
      row.rowid = *rowid;
    }
    cells.rows.push_back(std::move(row));
    return true;
  }

  /// Section 1.6: how much of a payload stands in the cell, before it goes on in other pages.
  std::uint64_t local_bytes(std::uint64_t size, bool table) const {
    const std::uint64_t usable = file_.usable_bytes();
    const std::uint64_t most = table ? usable - 35 : (usable - 12) * 64 / 255 - 23;
    if (size <= most) return size;
    const std::uint64_t least = (usable - 12) * 32 / 255 - 23;
    const std::uint64_t wanted = least + (size - least) % (usable - 4);
    return wanted <= most ? wanted : least;
  }

  std::optional<PageFile::Bytes> read_payload(Reader& cell, std::uint64_t size, bool table) const {
    if (size > std::uint64_t{file_.pages()} * file_.usable_bytes()) return std::nullopt;
    const Span local = cell.take(local_bytes(size, table));
    if (cell.failed()) return std::nullopt;
    PageFile::Bytes payload(local.begin(), local.end());
    if (payload.size() == size) return payload;
    const Span link = cell.take(4);
    if (cell.failed()) return std::nullopt;
    std::uint32_t next = big_endian_32(link, 0);
    while (payload.size() < size) {
      const auto page = file_.chained_page(next);
      if (!page) return std::nullopt;
      const std::size_t here =
          std::min<std::uint64_t>(size - payload.size(), file_.usable_bytes() - 4);
      payload.insert(payload.end(), page->begin() + 4,
                     page->begin() + 4 + static_cast<std::ptrdiff_t>(here));
      next = big_endian_32(*page, 0);
    }
    if (next != 0) return std::nullopt;  // the chain must end where the payload does
    return payload;
  }

  PageFile& file_;
  PageFile::Bytes bytes_;
  std::size_t start_;
};

}  // namespace

PageCells read_cells(PageFile& file, std::uint32_t page) {
  return CellReader(file, page).read();
}

}  // namespace calque::sqlite
