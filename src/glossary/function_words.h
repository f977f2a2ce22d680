#pragma once

#include <string_view>

namespace calque::glossary {

/// The words of a language that make no term, in lower case with a space between two: articles,
/// pronouns, prepositions, conjunctions, auxiliary verbs and the most frequent adverbs. Empty for
/// languages without a list.
std::string_view function_words(std::string_view primary_language);

}  // namespace calque::glossary
