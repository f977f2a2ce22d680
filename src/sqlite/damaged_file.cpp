#include "sqlite/damaged_file.h"

#include <algorithm>
#include <utility>

namespace calque::sqlite {
namespace {

constexpr std::size_t kFreeList = 32;  // in the header: the first page of the list of free pages

bool is_of_table(PageKind kind) {
  return kind == PageKind::table_leaf || kind == PageKind::table_inside;
}

bool has_rows(PageKind kind, bool of_table) {
  return of_table ? kind == PageKind::table_leaf
                  : kind == PageKind::index_leaf || kind == PageKind::index_inside;
}

const std::string* text_of(const PageRow& row, std::size_t column) {
  return column < row.values.size() ? std::get_if<std::string>(&row.values[column]) : nullptr;
}

}  // namespace

DamagedFile::DamagedFile(const std::filesystem::path& path)
    : file_(path), owners_(std::size_t{file_.pages()} + 1, kNone) {
  read_schema();
  find_free_pages();
}

void DamagedFile::read_schema() {
  walk(1, "sqlite_schema");
  std::vector<std::pair<std::uint32_t, std::string>> roots;
  visit_pages(true, true, [&](std::string_view, const PageRow& row) {
    const std::string* name = text_of(row, 1);
    if (name == nullptr || row.values.size() < 4) return;
    const auto* root = std::get_if<std::int64_t>(&row.values[3]);
    if (root == nullptr || *root < 2 || *root > file_.pages()) return;  // views have none
    roots.emplace_back(static_cast<std::uint32_t>(*root), *name);
  });
  for (const auto& [root, name] : roots) walk(root, name);
}

void DamagedFile::walk(std::uint32_t root, const std::string& name) {
  const auto tree = static_cast<std::uint32_t>(kFirstTree + trees_.size());
  trees_.push_back({.name = name});
  const bool of_table = is_of_table(read_cells(file_, root).kind);
  std::vector<std::uint32_t> open{root};
  while (!open.empty()) {
    const std::uint32_t page = open.back();
    open.pop_back();
    if (owners_[page] != kNone) continue;  // damage may make the pages a circle
    const PageCells cells = read_cells(file_, page);
    const bool of_kind = cells.kind != PageKind::other && is_of_table(cells.kind) == of_table;
    if (!of_kind || cells.broken > 0) ++trees_.back().broken_pages;
    if (!of_kind) continue;
    owners_[page] = tree;
    open.insert(open.end(), cells.children.begin(), cells.children.end());
  }
}

/// What free pages hold was deleted (section 1.5 of the format).
void DamagedFile::find_free_pages() {
  std::uint32_t page = file_.header_number(kFreeList);
  while (page >= 2 && page <= file_.pages() && owners_[page] == kNone) {
    owners_[page] = kFree;
    const PageFile::Bytes bytes = file_.page(page);
    const std::size_t most = file_.usable_bytes() / 4 - 2;
    const std::size_t count = std::min<std::size_t>(big_endian_32(bytes, 4), most);
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t leaf = big_endian_32(bytes, 8 + 4 * i);
      if (leaf <= file_.pages() && owners_[leaf] == kNone) owners_[leaf] = kFree;
    }
    page = big_endian_32(bytes, 0);
  }
}

void DamagedFile::visit_pages(bool of_trees, bool of_tables, const Visit& visit) {
  for (std::uint32_t page = 1; page <= file_.pages(); ++page) {
    const std::uint32_t owner = owners_[page];
    if (owner == kFree || (owner != kNone) != of_trees) continue;
    const PageCells cells = read_cells(file_, page);
    if (!has_rows(cells.kind, of_tables)) continue;
    const std::string_view tree = of_trees ? trees_[owner - kFirstTree].name : std::string_view();
    for (const PageRow& row : cells.rows) visit(tree, row);
  }
}

std::optional<std::int64_t> DamagedFile::broken_pages(std::string_view tree) const {
  const auto found = std::ranges::find(trees_, tree, &Tree::name);
  return found == trees_.end() ? std::nullopt : std::optional(found->broken_pages);
}

void DamagedFile::for_each_row(const Visit& visit) {
  visit_pages(true, true, visit);
  visit_pages(false, true, visit);
}

void DamagedFile::for_each_key(const Visit& visit) {
  visit_pages(true, false, visit);
  visit_pages(false, false, visit);
}

}  // namespace calque::sqlite
