#pragma once

#include <algorithm>
#include <cstdint>

#include "calque/match.h"
#include "text/tokens.h"

namespace calque {

/// The weights and costs of the match rate, in hundredths of a word of five letters;
/// docs/match-rate.md tells how they were chosen. A token that stands on one side only costs its
/// weight; two tokens with different keys that stand against each other cost the greater of their
/// weights.
struct CostModel {
  // A word weighs `word` and `letter` for each of its letters, up to `most_letters`.
  std::uint32_t word = 40;
  std::uint32_t letter = 12;
  std::uint32_t most_letters = 30;
  std::uint32_t ideograph = 100;  ///< A character that is a word by itself.
  std::uint32_t number = 40;
  std::uint32_t punctuation = 10;
  std::uint32_t tag = 40;  ///< Markup in the text; an inline tag too by TagRule::strict.

  // Costs of two tokens with the same key that are not written alike. Words cost their share of
  // different characters (single_word.h), those that differ in case, vowel marks or access key only
  // at most this many per cent of their weight.
  std::uint32_t most_of_case = 20;
  std::uint32_t other_number = 10;
  std::uint32_t other_punctuation = 5;
  std::uint32_t other_tag = 10;
  /// Other white space before two tokens with the same key, or at the end of the segment.
  std::uint32_t other_space = 2;

  TagRule tag_rule = TagRule::points;

  /// `letters` as in text::TokenKey.
  constexpr std::uint32_t weight_of_word(std::uint32_t letters) const {
    return letters == 0 ? ideograph : word + letter * std::min(letters, most_letters);
  }

  constexpr std::uint32_t lightest_word() const {
    return std::min(weight_of_word(0), weight_of_word(1));
  }

  /// Of a kind that is not a word.
  constexpr std::uint32_t weight_of(text::TokenKind kind) const {
    switch (kind) {
      case text::TokenKind::number:
        return number;
      case text::TokenKind::punctuation:
        return punctuation;
      case text::TokenKind::tag:
        return tag;
      case text::TokenKind::word:
      case text::TokenKind::space:
        return 0;
    }
    return 0;
  }
};

}  // namespace calque
