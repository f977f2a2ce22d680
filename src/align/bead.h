#pragma once

#include <cstdint>
#include <vector>

/// What an alignment is made of.
namespace calque::align {

/// Positions [begin, end) in a list of segments.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool operator==(const Range&) const = default;
};

/// Segments that translate each other; one of the ranges may be empty (an omission).
struct Bead {
  Range source;
  Range target;
  /// Estimated probability that the bead is right in both ranges, 0 to 1.
  double confidence = 0;
};

/// How many source and target segments a bead takes.
struct Shape {
  std::uint8_t source = 0;
  std::uint8_t target = 0;

  bool operator==(const Shape&) const = default;
};

/// The most segments that a bead takes on one side.
inline constexpr std::uint32_t kMaxSide = 4;

}  // namespace calque::align
