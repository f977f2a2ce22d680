#include "align/lattice.h"

namespace calque::align {

float Lattice::score(Shape shape, std::uint32_t i, std::uint32_t j) const {
  float words = 0;
  const std::size_t node = band_.node(i, j);
  for (std::uint32_t k = 0; k < shape.target; ++k) {
    words += words_[node - k].target[shape.source - 1U];
  }
  for (std::uint32_t k = 0; k < shape.source; ++k) {
    words += words_[band_.node(i - k, j)].source[shape.target - 1U];
  }
  const float lengths = lengths_.score({i - shape.source, i}, {j - shape.target, j});
  return 0.5F * weights_.words * words + weights_.lengths * lengths;
}

}  // namespace calque::align
