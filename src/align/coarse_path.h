#pragma once

#include <span>

#include "align/band.h"
#include "align/cognates.h"
#include "align/length_model.h"

namespace calque::align {

/// The band in which a long document is searched first: around the best path by lengths and by rare
/// tokens that both sides share (`alike` names the token pairs). The path itself is searched for
/// within a share of the diagonal; one byte of memory a node.
Band coarse_band(TextPair texts, std::span<const Cognate> alike, const LengthModel& lengths);

}  // namespace calque::align
