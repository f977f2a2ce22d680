#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

/// The part of the alignment lattice that is searched.
namespace calque::align {

/// For each source position 0..n the target positions [low, high] that may be reached there. Both
/// bounds never decrease; (0, 0) and (n, m) are inside. Nodes are numbered row by row.
class Band {
 public:
  struct Row {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
  };

  /// Takes rows as they are wished and widens them until the promises above hold.
  Band(std::vector<Row> rows, std::uint32_t target_size);

  /// Everything.
  static Band full(std::uint32_t source_size, std::uint32_t target_size);

  std::uint32_t source_size() const { return static_cast<std::uint32_t>(rows_.size()) - 1; }
  std::uint32_t target_size() const { return rows_.back().high; }
  std::uint32_t low(std::uint32_t row) const { return rows_[row].low; }
  std::uint32_t high(std::uint32_t row) const { return rows_[row].high; }
  bool contains(std::uint32_t row, std::uint32_t column) const {
    return column >= rows_[row].low && column <= rows_[row].high;
  }
  std::size_t node(std::uint32_t row, std::uint32_t column) const {
    return begins_[row] + (column - rows_[row].low);
  }
  std::size_t nodes() const { return begins_.back(); }

 private:
  std::vector<Row> rows_;
  std::vector<std::size_t> begins_;
};

}  // namespace calque::align
