#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace calque {

/// Two words that are each the only word of their segment are compared by characters, so that a
/// segment of one word is not all or nothing. They are alike when their first two or their last two
/// characters are equal.
bool shares_an_end(std::string_view folded_a, std::string_view folded_b);

/// The first two characters; empty when there are fewer.
std::string_view first_characters(std::string_view folded);

/// The last two characters; empty when there are fewer.
std::string_view last_characters(std::string_view folded);

/// The cost of `a` against `b`: word_weight × edit distance / longer length, in characters, rounded
/// up; the full weight when they share no end.
std::uint32_t single_word_cost(std::string_view folded_a, std::string_view folded_b,
                               std::uint32_t word_weight);

}  // namespace calque
