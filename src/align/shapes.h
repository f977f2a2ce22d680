#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "calque/align.h"

/// How often beads of each shape occur, and how omissions follow each other.
namespace calque::align {

/// How many source and target segments a bead takes.
struct Shape {
  std::uint8_t source = 0;
  std::uint8_t target = 0;

  bool operator==(const Shape&) const = default;
};

/// The most segments that a bead takes on one side.
inline constexpr std::uint32_t kMaxSide = 4;

/// Shapes with segments on both sides that the aligner considers.
inline constexpr std::array<Shape, 13> kShapes{{{1, 1},
                                                {1, 2},
                                                {2, 1},
                                                {1, 3},
                                                {3, 1},
                                                {2, 2},
                                                {1, 4},
                                                {4, 1},
                                                {2, 3},
                                                {3, 2},
                                                {3, 3},
                                                {2, 4},
                                                {4, 2}}};

/// What the bead before was: a match, a source segment left out, or a target segment added.
enum class Step : std::uint8_t { match, source_only, target_only };
inline constexpr std::size_t kSteps = 3;

/// Expected numbers of beads by shape and of steps by the step before.
struct ShapeCounts {
  std::array<double, kShapes.size()> shapes{};
  std::array<std::array<double, kSteps>, kSteps> steps{};
};

/// Log probabilities: of a shape given that there is a match, and of a step given the one before.
struct ShapeModel {
  std::array<float, kShapes.size()> shapes{};
  std::array<std::array<float, kSteps>, kSteps> steps{};
};

/// The model before anything is known of a document.
ShapeModel default_shapes();

/// The model of a document from expected counts, shrunk towards the default.
ShapeModel estimate_shapes(const ShapeCounts& counts);

}  // namespace calque::align
