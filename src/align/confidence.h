#pragma once

#include <span>

#include "calque/align.h"

namespace calque::align {

/// What a bead must reach to be taken without review.
inline constexpr double kAcceptedConfidence = 0.99;

/// Turns the model's probabilities, which are too sure of themselves, into confidences: calibrated
/// on hand-aligned and constructed documents so that of beads at kAcceptedConfidence and above at
/// least 98 in 100 are right. Returns true when the alignment is weak as a whole: then no bead
/// reaches kAcceptedConfidence. Beads of probability 1 are certain and stay so.
bool calibrate(std::span<Bead> beads);

}  // namespace calque::align
