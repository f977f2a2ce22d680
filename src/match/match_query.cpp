#include "match/match_query.h"

#include <algorithm>
#include <utility>

#include "match/edit_matrix.h"
#include "match/single_word.h"
#include "match/tag_cost.h"

namespace calque {
namespace {

bool same_text(const MatchText& a, const MatchText& b) {
  if (a.tokens.size() != b.tokens.size() || a.whole != b.whole) return false;
  return a.whole ? a.tokens[0].key == b.tokens[0].key : a.inside() == b.inside();
}

/// What the tags of two texts that are identical or not make of their score.
Score score_of_tags(const MatchText& a, const MatchText& b, bool identical, TagRule rule) {
  const int points = tag_points(a, b, identical);
  return {.identical = identical,
          .tag_points = static_cast<std::uint8_t>(rule == TagRule::points ? points : 0),
          .tags = tag_likeness(a, b, points)};
}

/// The equality of version 0.1: every byte, and every tag with its code in its place.
bool same_with_tags(const MatchText& a, const MatchText& b) {
  return a.text == b.text &&
         std::ranges::equal(a.tags, b.tags, [](const MatchTag& x, const MatchTag& y) {
           return x.at == y.at && x.surface == y.surface;
         });
}

/// True when the two have a word, number, mark or markup in common that the index would find.
bool has_common_key(const MatchText& query, const MatchText& candidate, const PairCosts& pair) {
  for (const MatchToken& token : candidate.tokens) {
    for (const MatchToken& own : query.tokens) {
      if (own.key == token.key || pair.kind(own, token) != EditKind::replaced) return true;
    }
  }
  return false;
}

std::uint32_t weight_of_only_word(const MatchText& text) {
  const auto word = std::ranges::find(text.tokens, text::TokenKind::word, &MatchToken::kind);
  return word == text.tokens.end() ? 0 : word->weight;
}

/// The distance row by row; stops as soon as no way through costs `limit` or less.
std::optional<std::uint32_t> bounded_distance(const MatchText& query, const MatchText& candidate,
                                              const PairCosts& pair, std::uint32_t limit) {
  std::vector<std::uint32_t> row(query.tokens.size() + 1, 0);
  for (std::size_t i = 0; i < query.tokens.size(); ++i) {
    row[i + 1] = row[i] + query.tokens[i].weight;
  }
  for (const MatchToken& token : candidate.tokens) {
    std::uint32_t diagonal = std::exchange(row[0], row[0] + token.weight);
    std::uint32_t least = row[0];
    for (std::size_t i = 0; i < query.tokens.size(); ++i) {
      const MatchToken& own = query.tokens[i];
      const std::uint32_t paired = diagonal + pair(own, token);
      diagonal = row[i + 1];
      row[i + 1] = std::min({paired, diagonal + token.weight, row[i] + own.weight});
      least = std::min(least, row[i + 1]);
    }
    if (least > limit) return std::nullopt;
  }
  return row.back() > limit ? std::nullopt : std::optional(row.back());
}

}  // namespace

PairCosts::PairCosts(const MatchText& query, const MatchText& candidate, const CostModel& costs)
    : query_(query), candidate_(candidate), costs_(costs) {
  if (query.words == 1 && candidate.words == 1) {
    const std::uint32_t weight =
        std::max(weight_of_only_word(query), weight_of_only_word(candidate));
    const std::uint32_t cost = single_word_cost(query.only_word, candidate.only_word, weight);
    if (cost < weight) similar_words_ = cost;
  }
}

std::uint32_t PairCosts::operator()(const MatchToken& query, const MatchToken& candidate) const {
  if (query.key == candidate.key && query.kind == candidate.kind) {
    return same_key(query, candidate);
  }
  const bool words = query.kind == text::TokenKind::word && candidate.kind == text::TokenKind::word;
  if (words && similar_words_) return *similar_words_;
  return std::max(query.weight, candidate.weight);
}

std::uint32_t PairCosts::same_key(const MatchToken& query, const MatchToken& candidate) const {
  const std::uint32_t space = query.space_before == candidate.space_before ? 0 : costs_.other_space;
  if (query.surface == candidate.surface) return space;
  switch (query.kind) {
    case text::TokenKind::number:
      return space + costs_.other_number;
    case text::TokenKind::punctuation:
      return space + costs_.other_punctuation;
    case text::TokenKind::tag:
      return space + costs_.other_tag;
    default:
      return std::min(space + same_beginning(query, candidate),
                      std::max(query.weight, candidate.weight));
  }
}

std::uint32_t PairCosts::same_beginning(const MatchToken& query,
                                        const MatchToken& candidate) const {
  const std::uint32_t weight = std::max(query.weight, candidate.weight);
  const std::string_view own = query_.text_of(query);
  const std::string_view other = candidate_.text_of(candidate);
  if (query.folded == candidate.folded) {
    return std::min(word_distance(own, other, weight), weight * costs_.most_of_case / 100);
  }
  return word_distance(query_.folding.bare(own), candidate_.folding.bare(other), weight);
}

EditKind PairCosts::kind(const MatchToken& query, const MatchToken& candidate) const {
  if (query.key != candidate.key || query.kind != candidate.kind) {
    const bool words =
        query.kind == text::TokenKind::word && candidate.kind == text::TokenKind::word;
    return words && similar_words_ ? EditKind::similar : EditKind::replaced;
  }
  if (query.surface == candidate.surface) {
    return query.space_before == candidate.space_before ? EditKind::same : EditKind::space;
  }
  switch (query.kind) {
    case text::TokenKind::number:
      return EditKind::number;
    case text::TokenKind::punctuation:
      return EditKind::punctuation;
    case text::TokenKind::tag:
      return EditKind::tag;
    default:
      if (query.folded == candidate.folded) return EditKind::case_only;
      return query.stem == candidate.stem ? EditKind::form : EditKind::similar;
  }
}

MatchQuery::MatchQuery(MatchText text, const CostModel& costs)
    : text_(std::move(text)), costs_(costs) {
  if (is_strict()) row_ = with_tags_as_tokens(text_, costs_);
}

MatchText MatchQuery::as_row(const MatchText& text) const {
  return is_strict() ? with_tags_as_tokens(text, costs_) : text;
}

TagWeights MatchQuery::tag_weights() const {
  if (!is_strict() || text_.whole) return {};
  TagWeights weights{.own = row_.weight - text_.weight, .common = 0};
  for (const MatchToken& token : row_.tokens) {
    if (token.kind == text::TokenKind::tag) weights.common += token.weight;
  }
  return weights;
}

std::optional<Score> MatchQuery::score(const MatchText& candidate, MatchRate at_least) const {
  if (is_strict()) return strict_score(candidate, at_least);
  return score_as(candidate, same_text(text_, candidate), at_least);
}

std::optional<Score> MatchQuery::score_as(const MatchText& candidate, bool identical,
                                          MatchRate at_least) const {
  return score_rows(text_, candidate, score_of_tags(text_, candidate, identical, costs_.tag_rule),
                    at_least);
}

/// By the rule of version 0.1.
std::optional<Score> MatchQuery::strict_score(const MatchText& candidate,
                                              MatchRate at_least) const {
  const Score tags =
      score_of_tags(text_, candidate, same_with_tags(text_, candidate), TagRule::strict);
  if (text_.tags.empty() && candidate.tags.empty()) {
    return score_rows(text_, candidate, tags, at_least);
  }
  const PairCosts pair(text_, candidate, costs_);
  if (!tags.identical && !has_common_key(text_, candidate, pair)) return std::nullopt;
  return score_rows(row_, with_tags_as_tokens(candidate, costs_), tags, at_least);
}

std::optional<Score> MatchQuery::score_rows(const MatchText& query, const MatchText& candidate,
                                            Score score, MatchRate at_least) const {
  score.weight = std::max(query.weight, candidate.weight);
  if (score.perfect()) return score;  // neighbours may raise its rate
  if (score.identical) {
    return MatchRate::of(score) < at_least ? std::nullopt : std::optional(score);
  }
  const MatchRate rate_of_text(at_least.percent() + score.tag_points);
  const std::uint32_t limit = largest_cost(rate_of_text, score.weight);
  const std::uint32_t space_at_end =
      query.space_at_end == candidate.space_at_end ? 0 : costs_.other_space;
  // What one side weighs more than the other has to be added or taken away.
  const std::uint32_t surplus = score.weight - std::min(query.weight, candidate.weight);
  if (std::max(space_at_end, surplus) > limit || score.weight == 0) return std::nullopt;
  const PairCosts pair(query, candidate, costs_);
  const auto distance = bounded_distance(query, candidate, pair, limit - space_at_end);
  if (!distance) return std::nullopt;
  score.cost = std::min(*distance + space_at_end, score.weight);
  return MatchRate::of(score) < at_least ? std::nullopt : std::optional(score);
}

EditScript MatchQuery::edit_script(const MatchText& candidate) const {
  const MatchText row = as_row(candidate);
  const MatchText& own = is_strict() ? row_ : text_;
  const PairCosts pair(own, row, costs_);
  EditScript script;
  script.steps = cheapest_script(own.tokens, row.tokens, pair);
  script.space_at_end = own.space_at_end == row.space_at_end ? 0 : costs_.other_space;
  std::uint32_t cost = script.space_at_end;
  for (const EditStep& step : script.steps) cost += step.cost;
  const bool identical =
      is_strict() ? same_with_tags(text_, candidate) : same_text(text_, candidate);
  script.score = score_of_tags(text_, candidate, identical, costs_.tag_rule);
  script.score.weight = std::max(own.weight, row.weight);
  script.score.cost = identical ? 0 : std::min(cost, script.score.weight);
  return script;
}

}  // namespace calque
