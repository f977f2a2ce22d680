#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "segment/rule_set.h"

namespace calque::segment {

/// Follows lists that are written in one line: "1) Open it. 2) Close it", "• one • two". A segment
/// that begins with an item's number tells where to look for the next number.
class ListItems {
 public:
  /// `text` must outlive the object.
  ListItems(std::string_view text, const RuleSet& rules) : text_(text), rules_(rules) {}

  /// To be called for every segment begin, in order. Looks ahead a bounded number of bytes.
  void segment_begins(std::size_t offset);

  /// Where the next item starts, or npos.
  std::size_t next_item() const { return next_item_; }

 private:
  void expect(std::size_t offset, const std::vector<std::string>& numbers);
  void expect_list_after_colon(std::size_t offset);

  std::string_view text_;
  const RuleSet& rules_;
  std::size_t next_item_ = std::string_view::npos;
  std::size_t colon_list_ = 0;  ///< The next ": 1. ", which is looked for once.
};

/// The offset after the bullet, bracket and white space with which an item may begin.
std::size_t skip_item_start(std::string_view text, std::size_t offset);

/// True for what numbers items: one letter, a number of up to four digits, a short Roman numeral.
bool is_item_number(std::string_view token);

}  // namespace calque::segment
