#include "match/part_match.h"

#include <algorithm>

namespace calque {
namespace {

constexpr std::uint32_t kLeastWords = 2;  // a single word is for the glossary

/// The end of a way through the matrix: what it costs and where in the query it began.
struct Way {
  std::uint32_t cost = 0;
  std::size_t begin = 0;
  std::size_t end = 0;  ///< After the last query token that stands against another.

  bool operator<(const Way& other) const { return cost < other.cost; }
};

/// The cheapest alignment of the whole candidate with some stretch of the query: what stands before
/// and after the stretch costs nothing (P. H. Sellers, "The theory and computation of evolutionary
/// distances", 1980).
Way cheapest_within(const MatchText& query, const MatchText& candidate, const PairCosts& pair) {
  const std::size_t width = query.tokens.size();
  std::vector<Way> row(width + 1);
  for (std::size_t i = 0; i <= width; ++i) row[i] = {0, i, i};
  for (const MatchToken& token : candidate.tokens) {
    Way diagonal = row[0];
    row[0].cost += token.weight;
    for (std::size_t i = 0; i < width; ++i) {
      const MatchToken& own = query.tokens[i];
      Way paired = diagonal;
      paired.cost += pair(own, token);
      paired.end = i + 1;
      diagonal = row[i + 1];
      Way without_token = diagonal;
      without_token.cost += token.weight;
      Way without_own = row[i];
      without_own.cost += own.weight;
      row[i + 1] = std::min({paired, without_token, without_own});
    }
  }
  return *std::ranges::min_element(row, {}, &Way::cost);
}

}  // namespace

text::ByteRange bytes_of(const MatchText& text, TokenRange range) {
  return {text.tokens[range.begin].begin, text.tokens[range.end - 1].end};
}

MatchText part_of(const MatchText& text, TokenRange range) {
  MatchText part;
  if (range.begin >= range.end) return part;
  part.folding = text.folding;
  const text::ByteRange bytes = bytes_of(text, range);
  const auto begin = static_cast<std::uint32_t>(bytes.begin);
  part.text = text.text.substr(begin, bytes.end - begin);
  part.inside_end = static_cast<std::uint32_t>(part.text.size());
  for (std::size_t i = range.begin; i < range.end; ++i) {
    MatchToken token = text.tokens[i];
    token.begin -= begin;
    token.end -= begin;
    if (i == range.begin) token.space_before = 0;
    part.weight += token.weight;
    part.words += token.kind == text::TokenKind::word ? 1U : 0U;
    part.tokens.push_back(token);
  }
  for (MatchTag tag : text.tags) {
    if (tag.at <= bytes.begin || tag.at >= bytes.end) continue;
    tag.at -= begin;
    part.tags.push_back(tag);
  }
  part.end_inner_tag = static_cast<std::uint32_t>(part.tags.size());
  return part;
}

std::optional<PartScore> best_part(const MatchText& query, const MatchText& candidate,
                                   MatchRate at_least, const CostModel& costs) {
  if (query.words < kLeastWords || candidate.words < kLeastWords) return std::nullopt;
  const Way way = cheapest_within(query, candidate, PairCosts(query, candidate, costs));
  if (way.begin >= way.end) return std::nullopt;
  const MatchQuery part(part_of(query, {way.begin, way.end}), costs);
  if (part.text().words < kLeastWords) return std::nullopt;
  const auto score = part.score(candidate, at_least);
  if (!score) return std::nullopt;
  return PartScore{{way.begin, way.end}, *score};
}

}  // namespace calque
