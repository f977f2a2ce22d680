#include "match/placed_text.h"

#include <algorithm>

#include "text/hash.h"

namespace calque {
namespace {

MatchToken token_of(const PlacedText& placed, const CostModel& costs) {
  const bool tag = placed.place.kind == text::PlaceableKind::tag;
  const text::TokenKind kind = tag ? text::TokenKind::tag : text::TokenKind::number;
  MatchToken token;
  token.begin = static_cast<std::uint32_t>(placed.place.begin);
  token.end = static_cast<std::uint32_t>(placed.place.end);
  token.kind = kind;
  token.weight = costs.weight_of(kind);
  token.surface = token.folded = text::hash_bytes(placed.text);
  token.key = token.stem =
      text::hash_combine(class_key(kind), static_cast<std::uint64_t>(placed.place.kind) + 1);
  return token;
}

/// How many tokens from `first` on make up the placeable exactly; 0 when they do not, or when an
/// inline tag stands in it.
std::size_t tokens_of(const MatchText& text, std::size_t first, const text::Placeable& place) {
  if (text.tokens[first].begin != place.begin) return 0;
  const bool cut = std::ranges::any_of(text.tags, [&place](const MatchTag& tag) {
    return tag.at > place.begin && tag.at < place.end;
  });
  if (cut) return 0;
  for (std::size_t i = first; i < text.tokens.size() && text.tokens[i].end <= place.end; ++i) {
    if (text.tokens[i].end == place.end) return i + 1 - first;
  }
  return 0;
}

}  // namespace

std::vector<PlacedText> placed_texts(std::string_view text, bool groups_by_space) {
  std::vector<PlacedText> out;
  for (const text::Placeable& place : text::find_placeables(text, groups_by_space)) {
    PlacedText placed{place, place.of(text), {}};
    if (place.kind == text::PlaceableKind::numeral) {
      placed.numeral = text::parse_numeral(placed.text);
      if (!placed.numeral) continue;
    }
    out.push_back(std::move(placed));
  }
  return out;
}

PlacedTokens placed_tokens(const MatchText& text, const std::vector<PlacedText>& placed) {
  PlacedTokens out;
  std::size_t next = 0;
  for (std::size_t i = 0; i < text.tokens.size();) {
    while (next < placed.size() && placed[next].place.begin < text.tokens[i].begin) ++next;
    const std::size_t count = next < placed.size() ? tokens_of(text, i, placed[next].place) : 0;
    if (count == 0) {
      out.tokens.push_back(text.tokens[i++]);
      out.placed.emplace_back();
      continue;
    }
    MatchToken token = token_of(placed[next], {});
    token.space_before = text.tokens[i].space_before;
    out.tokens.push_back(token);
    out.placed.emplace_back(next++);
    i += count;
  }
  return out;
}

}  // namespace calque
