#include "align/shapes.h"

#include <cmath>

namespace calque::align {
namespace {

/// Typical documents: most segments correspond one to one, a segment in thirty is left out, and
/// omissions come in runs.
/// Shapes are in the order of kShapes. In the rows of `steps` are the steps after a match, after a
/// source segment left out, and after an added target segment; target after source is allowed, the
/// other way round is not, so that a pair of omissions has one order only.
constexpr ShapeCounts kTypical{
    .shapes = {0.80, 0.075, 0.065, 0.018, 0.014, 0.010, 0.004, 0.003, 0.003, 0.003, 0.002, 0.0015,
               0.0015},
    .steps = {{{0.94, 0.03, 0.03}, {0.70, 0.28, 0.02}, {0.70, 0.0, 0.30}}}};
/// The typical counts weigh as many beads: a document of a few hundred segments has its own shapes.
constexpr double kShapeWeight = 60;
constexpr double kStepWeight = 60;

template <std::size_t n>
std::array<float, n> log_shares(const std::array<double, n>& counts,
                                const std::array<double, n>& typical, double weight) {
  double sum = 0;
  std::array<double, n> mixed{};
  double typical_sum = 0;
  for (const double share : typical) typical_sum += share;
  for (std::size_t i = 0; i < n; ++i) {
    mixed[i] = counts[i] + weight * typical[i] / typical_sum;
    sum += mixed[i];
  }
  std::array<float, n> out{};
  for (std::size_t i = 0; i < n; ++i) {
    // The log of 0 would be an infinity, and two of them no number.
    out[i] = static_cast<float>(mixed[i] > 0 ? std::log(mixed[i] / sum) : -1e9);
  }
  return out;
}

}  // namespace

ShapeModel default_shapes() {
  return estimate_shapes({});
}

ShapeModel estimate_shapes(const ShapeCounts& counts) {
  ShapeModel out;
  out.shapes = log_shares(counts.shapes, kTypical.shapes, kShapeWeight);
  for (std::size_t from = 0; from < kSteps; ++from) {
    // What follows an omission is seen seldom: fewer typical cases weigh as much.
    const double weight = from == 0 ? kStepWeight : kStepWeight / 6;
    out.steps[from] = log_shares(counts.steps[from], kTypical.steps[from], weight);
  }
  return out;
}

}  // namespace calque::align
