#pragma once

#include <compare>
#include <cstddef>

namespace calque::text {

/// A stretch of a text in bytes.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  auto operator<=>(const ByteRange&) const = default;
};

}  // namespace calque::text
