#include "match/single_word.h"

#include <algorithm>

#include "match/character_rate.h"
#include "text/utf8.h"

namespace calque {

std::string_view first_characters(std::string_view folded) {
  std::size_t end = 0;
  for (int characters = 0; characters < 2; ++characters) {
    if (end >= folded.size()) return {};
    end += text::decode_at(folded, end).length;
  }
  return folded.substr(0, end);
}

std::string_view last_characters(std::string_view folded) {
  std::size_t begin = folded.size();
  for (int characters = 0; characters < 2; ++characters) {
    if (begin == 0) return {};
    do {
      --begin;
    } while (begin > 0 && text::is_continuation(folded[begin]));
  }
  return folded.substr(begin);
}

bool shares_an_end(std::string_view folded_a, std::string_view folded_b) {
  const std::string_view first = first_characters(folded_a);
  if (first.empty()) return false;
  return first == first_characters(folded_b) ||
         last_characters(folded_a) == last_characters(folded_b);
}

std::uint32_t word_distance(std::string_view folded_a, std::string_view folded_b,
                            std::uint32_t weight) {
  const std::u32string a = to_characters(folded_a);
  const std::u32string b = to_characters(folded_b);
  const std::uint64_t longer = std::max<std::size_t>({a.size(), b.size(), 1});
  return static_cast<std::uint32_t>((character_distance(a, b) * weight + longer - 1) / longer);
}

std::uint32_t single_word_cost(std::string_view folded_a, std::string_view folded_b,
                               std::uint32_t weight) {
  if (!shares_an_end(folded_a, folded_b)) return weight;
  const std::uint32_t cost = word_distance(folded_a, folded_b, weight);
  return 5 * cost > 2 * weight ? weight : cost;
}

}  // namespace calque
