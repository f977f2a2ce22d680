#pragma once

#include <compare>
#include <cstdint>

namespace calque {

/// Row ids of one memory file: positive once stored, 0 before.
struct UnitId {
  std::int64_t value = 0;
  auto operator<=>(const UnitId&) const = default;
};

struct VariantId {
  std::int64_t value = 0;
  auto operator<=>(const VariantId&) const = default;
};

struct BatchId {
  std::int64_t value = 0;
  auto operator<=>(const BatchId&) const = default;
};

}  // namespace calque
