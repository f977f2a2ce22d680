#include "leverage/agreement.h"

#include <algorithm>

namespace calque::leverage {

std::string without_spaces(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n\f";
  std::string out;
  for (const char c : text) {
    if (kBlank.find(c) == std::string_view::npos) out += c;
  }
  return out;
}

std::optional<std::pair<std::size_t, std::size_t>> step_to_agreement(std::span<const std::string> a,
                                                                     std::span<const std::string> b,
                                                                     std::size_t most) {
  for (std::size_t sum = 1; sum <= 2 * most; ++sum) {
    for (std::size_t in_a = sum > most ? sum - most : 0; in_a <= std::min(sum, most); ++in_a) {
      const std::size_t in_b = sum - in_a;
      if (in_a < a.size() && in_b < b.size() && a[in_a] == b[in_b]) return {{in_a, in_b}};
    }
  }
  return std::nullopt;
}

}  // namespace calque::leverage
