#pragma once

#include <string>
#include <vector>

namespace calque::report {

enum class Align { left, right };

/// Rows of cells in columns as wide as their widest cell (East Asian width; escape sequences of
/// report::Style do not count). The last left-aligned column is not padded.
class Table {
 public:
  explicit Table(std::vector<Align> columns) : columns_(std::move(columns)) {}

  /// `cells` has one text a column.
  void add_row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

  /// The rows, each closed by a line feed; columns stand two spaces apart.
  std::string to_string() const;

 private:
  std::vector<Align> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace calque::report
