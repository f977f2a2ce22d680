#pragma once

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

}  // namespace calque::segment
