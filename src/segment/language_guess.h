#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "calque/language.h"

namespace calque::segment {

/// A language told from the text alone.
struct LanguageGuess {
  Language language;
  bool reliable = false;  ///< False for short texts and mixtures of languages.
};

/// Nothing when the text is too short or of no known language. `text` is valid UTF-8.
std::optional<LanguageGuess> guess_language(std::string_view text);

/// Bytes of text that names and numbers do not mislead.
inline constexpr std::size_t kSomeSentences = 200;

/// The language that the text is evidently in, where it is said to be in another. Nothing where
/// that is not sure: for texts of less than `least_bytes`, for texts of several languages, for
/// languages so close that they are mistaken for each other, and for those that cannot be told at
/// all. `text` is valid UTF-8.
std::optional<Language> evident_other_language(std::string_view text, const Language& said,
                                               std::size_t least_bytes = kSomeSentences);

}  // namespace calque::segment
