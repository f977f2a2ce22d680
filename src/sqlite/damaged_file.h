#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sqlite/page_cells.h"

namespace calque::sqlite {

/// Reads the rows of a damaged file page by page: by the trees of its tables as far as they can be
/// followed, and from pages that no tree names any more. Triggers, views and checks play no part.
class DamagedFile {
 public:
  /// Throws InputError when the file cannot be read.
  explicit DamagedFile(const std::filesystem::path& path);

  /// `tree` is the name of the table or index; empty where no tree names the page.
  using Visit = std::function<void(std::string_view tree, const PageRow&)>;

  /// All rows of tables; those that trees name first. One row may come several times.
  void for_each_row(const Visit& visit);

  /// All keys of indexes.
  void for_each_key(const Visit& visit);

  /// Pages that this table or index names and that are none of its kind, or of which a part cannot
  /// be read; nothing where the file does not tell of it.
  std::optional<std::int64_t> broken_pages(std::string_view tree) const;

  const PageFile& file() const { return file_; }

 private:
  // Of each page: what it belongs to. Numbers from kFirstTree on count trees.
  static constexpr std::uint32_t kNone = 0;
  static constexpr std::uint32_t kFree = 1;
  static constexpr std::uint32_t kFirstTree = 2;

  void read_schema();
  void walk(std::uint32_t root, const std::string& name);
  void find_free_pages();
  void visit_pages(bool of_trees, bool of_tables, const Visit& visit);

  PageFile file_;
  std::vector<std::uint32_t> owners_;
  struct Tree {
    std::string name;
    std::int64_t broken_pages = 0;
  };
  std::vector<Tree> trees_;
};

}  // namespace calque::sqlite
