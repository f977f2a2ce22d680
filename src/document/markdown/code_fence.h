#pragma once

#include <cstddef>
#include <string_view>

namespace calque::document {

/// Knows whether a line of Markdown belongs to a block of code between fences, without the rest of
/// the structure of blocks.
class CodeFence {
 public:
  /// True for a fence and for what stands between two. `line` has no marks of quotations and no
  /// indentation; a list mark may stand in front of the fence.
  bool take(std::string_view line);

 private:
  bool opens(std::string_view line);
  bool closes(std::string_view line) const;

  std::size_t length_ = 0;  ///< Of the fence that is open; 0 for none.
  char mark_ = '`';
};

}  // namespace calque::document
