#include "align/band.h"

#include <algorithm>

namespace calque::align {

/// A path never steps back, so a row that begins before the row above it, or ends beyond the row
/// below, holds nodes that no path can use. One pass down and one up make both bounds monotone.
Band::Band(std::vector<Row> rows, std::uint32_t target_size) : rows_(std::move(rows)) {
  rows_.front().low = 0;
  rows_.front().high = std::min(target_size, rows_.front().high);
  rows_.back().high = target_size;
  for (std::size_t i = 1; i < rows_.size(); ++i) {
    rows_[i].high = std::min(target_size, std::max(rows_[i].high, rows_[i - 1].high));
  }
  for (std::size_t i = rows_.size() - 1; i-- > 0;) {
    rows_[i].low = std::min({rows_[i].low, rows_[i + 1].low, rows_[i].high});
    // A path must be able to step down from this row into the next one.
    if (rows_[i].high < rows_[i + 1].low) rows_[i + 1].low = rows_[i].high;
  }
  begins_.assign(1, 0);
  for (const Row& row : rows_) begins_.push_back(begins_.back() + (row.high - row.low + 1));
}

Band Band::full(std::uint32_t source_size, std::uint32_t target_size) {
  return {std::vector<Row>(source_size + 1, Row{0, target_size}), target_size};
}

}  // namespace calque::align
