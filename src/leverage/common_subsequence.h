#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace calque::leverage {

/// Places of a first and of a second sequence, ascending in both.
using CommonPlaces = std::vector<std::pair<std::size_t, std::size_t>>;

/// A longest common subsequence (Hunt and Szymanski, "A fast algorithm for computing longest common
/// subsequences", Communications of the ACM 20, 1977). Time and memory grow with the places that
/// have the same value; so values that stand more than a hundred times in one sequence, and
/// together would have more than a million pairs of places, are used only at the beginning and at
/// the end of the sequences and beside other common values, and the result may then be shorter than
/// the longest.
CommonPlaces common_subsequence(std::span<const std::uint32_t> first,
                                std::span<const std::uint32_t> second);

}  // namespace calque::leverage
