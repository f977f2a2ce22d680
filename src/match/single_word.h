#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace calque {

/// Two words that are each the only word of their segment are compared by characters, so that a
/// segment of one word is not all or nothing. They are alike when their first two or their last two
/// characters are equal and at most two fifths of the longer one's characters differ; words less
/// alike than that make poor proposals.
bool shares_an_end(std::string_view folded_a, std::string_view folded_b);

/// The first two characters; empty when there are fewer.
std::string_view first_characters(std::string_view folded);

/// The last two characters; empty when there are fewer.
std::string_view last_characters(std::string_view folded);

/// The cost of `a` against `b`, which are different: `weight` × edit distance / longer length, in
/// characters, rounded up. With `weight` that of the heavier word, this is never less than what one
/// weighs more than the other, as a word's weight grows evenly with its letters.
std::uint32_t word_distance(std::string_view folded_a, std::string_view folded_b,
                            std::uint32_t weight);

/// The same of the only words of two segments; the full weight when they are not alike.
std::uint32_t single_word_cost(std::string_view folded_a, std::string_view folded_b,
                               std::uint32_t weight);

}  // namespace calque
