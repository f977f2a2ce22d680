#pragma once

#include <cstddef>

#include "calque/markup.h"

namespace calque {

/// Sub-flows inside sub-flows are taken to this depth; deeper ones are refused.
inline constexpr std::size_t kMaxSubFlowDepth = 16;

}  // namespace calque
