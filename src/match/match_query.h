#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calque/match.h"
#include "match/cost_model.h"
#include "match/match_text.h"

namespace calque {

/// What became of a token of the stored segment (or came new) on the way to the query.
enum class EditKind {
  same,
  space,        ///< Alike but for the white space before it.
  case_only,    ///< Differs in upper and lower case.
  form,         ///< Another form of the same word: their stems are equal.
  number,       ///< A number for another.
  punctuation,  ///< A punctuation mark or symbol for another.
  tag,          ///< A tag for another.
  similar,      ///< Words alike by characters: their stems begin alike, or they are the only words.
  replaced,
  only_in_query,
  only_in_candidate,
};

/// One step of an edit script; indices into the tokens of the two MatchTexts, as MatchQuery::as_row
/// gives them.
struct EditStep {
  EditKind kind = EditKind::same;
  std::optional<std::size_t> query;
  std::optional<std::size_t> candidate;
  std::uint32_t cost = 0;
  bool operator==(const EditStep&) const = default;
};

/// The cheapest way from the stored segment to the query. Its steps' costs and `space_at_end` add
/// up to `score.cost`.
struct EditScript {
  std::vector<EditStep> steps;
  std::uint32_t space_at_end = 0;
  Score score;
};

/// What tags add to the weight of a query's text where they are tokens (TagRule::strict), and to
/// the weight that a candidate may have in common with it.
struct TagWeights {
  std::uint32_t own = 0;  ///< Of the inline tags.
  std::uint32_t common =
      0;  ///< Of those and the markup in the text, which a tag may stand against.
};

/// A query prepared once and scored against many candidates. Both sides must come from analyzers of
/// one language and one CostModel (its rule for tags may differ).
class MatchQuery {
 public:
  explicit MatchQuery(MatchText text, const CostModel& costs = {});

  const MatchText& text() const { return text_; }
  const CostModel& costs() const { return costs_; }

  /// None unless by TagRule::strict.
  TagWeights tag_weights() const;

  /// The score, or nothing when its rate is below `at_least`. A segment without tokens matches
  /// nothing but its own copy, and by TagRule::strict so does one that has nothing but tags in
  /// common with the query. O(tokens × tokens) time, O(tokens) memory.
  std::optional<Score> score(const MatchText& candidate, MatchRate at_least = MatchRate(0)) const;

  /// As `score` of a text that is taken for identical or not, whatever its bytes. Not by
  /// TagRule::strict.
  std::optional<Score> score_as(const MatchText& candidate, bool identical,
                                MatchRate at_least) const;

  /// The edit script behind `score`. For segments whose token counts multiply to more than 16
  /// million, all that lies between the common beginning and end is shown as replaced; the score
  /// is then that of the script shown.
  EditScript edit_script(const MatchText& candidate) const;

  /// A text with the tokens that are compared: with inline tags among them by TagRule::strict.
  MatchText as_row(const MatchText& text) const;

 private:
  bool is_strict() const { return costs_.tag_rule == TagRule::strict; }
  /// `score` says what the tags make of it.
  std::optional<Score> score_rows(const MatchText& query, const MatchText& candidate, Score score,
                                  MatchRate at_least) const;
  std::optional<Score> strict_score(const MatchText& candidate, MatchRate at_least) const;

  MatchText text_;
  MatchText row_;  ///< The text with its tags as tokens, by TagRule::strict.
  CostModel costs_;
};

/// What it costs that two tokens stand against each other: at least what one weighs more than the
/// other, which the bounds of the index rely on, and at most the greater weight.
class PairCosts {
 public:
  /// The texts must outlive the object.
  PairCosts(const MatchText& query, const MatchText& candidate, const CostModel& costs);

  std::uint32_t operator()(const MatchToken& query, const MatchToken& candidate) const;
  EditKind kind(const MatchToken& query, const MatchToken& candidate) const;

 private:
  std::uint32_t same_key(const MatchToken& query, const MatchToken& candidate) const;
  std::uint32_t same_beginning(const MatchToken& query, const MatchToken& candidate) const;
  const MatchText& query_;
  const MatchText& candidate_;
  CostModel costs_;
  std::optional<std::uint32_t> similar_words_;  ///< Cost of the only words of both, if alike.
};

}  // namespace calque
