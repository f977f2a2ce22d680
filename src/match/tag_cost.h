#pragma once

#include <string>

#include "calque/match.h"
#include "match/cost_model.h"
#include "match/match_text.h"

namespace calque {

/// The points that differing inline tags cost at most, whatever the length of the text.
inline constexpr int kMostTagPoints = 4;

/// What the inline tags of two texts have to do with each other, tags at the ends left aside
/// (MatchText::inner_tags): nothing when they are equal in kind, order and place; a point when they
/// are as many of each shape, but differ in one of these; else the share of those that are missing
/// or additional among all of both, of kMostTagPoints, rounded up.
///
/// A tag stands in the same place when, in texts that are `identical`, as many bytes are before it;
/// in others, when what stands before it or what stands after it has the same key.
int tag_points(const MatchText& a, const MatchText& b, bool identical);

/// How alike the tags are, as Score tells it, `points` being those of `tag_points`.
TagLikeness tag_likeness(const MatchText& a, const MatchText& b, int points);

/// The text with its inline tags as tokens, so that they are compared as the words are: what
/// TagRule::strict asks for. White space before a tag goes with the tag.
MatchText with_tags_as_tokens(const MatchText& text, const CostModel& costs);

/// Equal for texts that are identical by a rule, their tags as well as they count by it; so a text
/// for which one has a translation gets this too.
std::string exact_key_of(const MatchText& text, TagRule rule);

}  // namespace calque
