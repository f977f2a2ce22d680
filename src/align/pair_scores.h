#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace calque::align {

/// What the words say about pairs of sentences, by what all of these pairs teach but itself: the
/// log likelihood ratio of a pair's words as translations of each other, both directions added, for
/// each word of both and some more, so that short pairs score nearer to 0. Above 0 they are more
/// likely translations than not; about 0 where nothing is known of the words, which is so for all
/// of them in some hundred pairs. Both sides are of one length. Time and memory linear in the text.
std::vector<float> score_pairs(std::span<const std::string_view> source,
                               std::span<const std::string_view> target);

}  // namespace calque::align
