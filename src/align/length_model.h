#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "align/shapes.h"
#include "align/tokens.h"
#include "align/translation_table.h"
#include "calque/align.h"

/// How well lengths agree (after Gale and Church 1993), measured against independent lengths.
namespace calque::align {

/// Target length given source length l: mean ratio * l, variance linear * l + square * l^2, both in
/// letters of the target side.
struct LengthParameters {
  double ratio = 1;
  double linear = 2.5;
  double square = 0.008;
};

/// Estimates from the beads, shrunk towards the whole texts' ratio and the defaults.
LengthParameters estimate_lengths(TextPair texts, std::span<const TrainingBead> beads);

/// Log likelihood ratio of a bead's lengths against segments drawn at random.
class LengthModel {
 public:
  LengthModel(TextPair texts, const LengthParameters& parameters);

  float score(Range source, Range target) const;

 private:
  struct Given {
    float mean = 0;
    float constant = 0;
    float factor = 0;
  };

  std::vector<std::array<Given, kMaxSide>> given_;
  std::vector<std::array<float, kMaxSide>> random_;
  std::vector<float> target_sums_;
};

}  // namespace calque::align
