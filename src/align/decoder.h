#pragma once

#include <vector>

#include "align/band.h"
#include "align/posterior.h"
#include "calque/align.h"

namespace calque::align {

/// The alignment with the greatest expected number of right beads (minimum Bayes risk), each bead
/// with its probability as confidence. Beads come in order and cover every segment once.
/// `price` is what a bead must be worth, 0 to 1: a higher price prefers fewer, larger beads.
/// Beads of the posterior that weigh more than 1 are certain and come out with confidence 1.
std::vector<Bead> decode(const Posterior& posterior, const Band& band, double price);

}  // namespace calque::align
