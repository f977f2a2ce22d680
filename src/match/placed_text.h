#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "match/match_text.h"
#include "text/numeral.h"
#include "text/placeable.h"

namespace calque {

/// A placeable taken apart.
struct PlacedText {
  text::Placeable place;
  std::string_view text;
  std::optional<text::Numeral> numeral;
};

/// The placeables of a text, with views into it; see text::find_placeables. Numbers with digits of
/// two scripts are left out.
std::vector<PlacedText> placed_texts(std::string_view text, bool groups_by_space);

/// The tokens of a text with those of each placeable made one, and for each token the number of its
/// placeable. A placeable that does not begin and end where tokens do is none.
struct PlacedTokens {
  std::vector<MatchToken> tokens;
  std::vector<std::optional<std::size_t>> placed;
};
PlacedTokens placed_tokens(const MatchText& text, const std::vector<PlacedText>& placed);

}  // namespace calque
