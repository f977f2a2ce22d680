#pragma once

#include <cstdint>

#include "text/tokens.h"

namespace calque {

/// The weights and costs of the match rate, in hundredths of a word; docs/match-rate.md tells how
/// they were chosen. A token that stands on one side only costs its weight; two tokens with
/// different keys that stand against each other cost the greater of their weights.
struct CostModel {
  std::uint32_t word = 100;
  std::uint32_t number = 60;
  std::uint32_t punctuation = 20;
  std::uint32_t tag = 40;

  // Costs of two tokens with the same key that are not written alike.
  std::uint32_t other_case = 5;
  std::uint32_t other_form = 25;
  std::uint32_t other_number = 15;
  std::uint32_t other_punctuation = 10;
  std::uint32_t other_tag = 10;
  /// Other white space before two tokens with the same key, or at the end of the segment.
  std::uint32_t other_space = 2;

  constexpr std::uint32_t weight_of(text::TokenKind kind) const {
    switch (kind) {
      case text::TokenKind::word:
        return word;
      case text::TokenKind::number:
        return number;
      case text::TokenKind::punctuation:
        return punctuation;
      case text::TokenKind::tag:
        return tag;
      case text::TokenKind::space:
        return 0;
    }
    return 0;
  }
};

}  // namespace calque
